import { uses } from './actions';
import { TOOLS } from './steps';
import { expression, script, SECRET, Step } from './workflow';

/**
 * What names the app to EAS and Sentry, who it is owned by, and the token that
 * may build it. Without EAS_PROJECT_ID the app has no updates.
 */
export const EXPO_PROJECT = {
  EXPO_TOKEN: SECRET('EXPO_TOKEN'),
  EXPO_OWNER: expression('vars.EXPO_OWNER'),
  EAS_PROJECT_ID: expression('vars.EAS_PROJECT_ID'),
  SENTRY_ORG: expression('vars.SENTRY_ORG'),
  SENTRY_PROJECT: expression('vars.SENTRY_PROJECT'),
};

/** The command line of EAS, signed in with the `EXPO_TOKEN` of the job. */
export function setUpEas(): Step[] {
  return [
    {
      name: 'Refuse to go on without a token',
      run: script(
        'if [ -z "$EXPO_TOKEN" ]; then',
        '  echo "::error::Set the secret EXPO_TOKEN: an access token of the Expo account that owns the app"',
        '  exit 1',
        'fi',
      ),
    },
    {
      name: 'Set up EAS',
      uses: uses('expo/expo-github-action'),
      with: {
        'eas-version': TOOLS.eas,
        token: expression('env.EXPO_TOKEN'),
      },
    },
  ];
}

/** What a person says who starts a release by hand. */
export const DISPATCH_INPUTS = {
  operation: {
    description: 'What to do with the app that everybody has (JavaScript only)',
    required: true,
    type: 'choice',
    options: ['hotfix', 'rollback', 'rollback-to-embedded'],
  },
  update_group: {
    description:
      'rollback: id of the update group to leave; the one before it is published again',
    required: false,
    type: 'string',
  },
  runtime_version: {
    description:
      'rollback-to-embedded: runtime version of the builds that go back to what the stores delivered',
    required: false,
    type: 'string',
  },
  message: {
    description: 'Why, in a sentence',
    required: true,
    type: 'string',
  },
};

/** The update group that EAS printed: the version of an update over the air. */
export const UPDATE_GROUP = script(
  'cat "$RUNNER_TEMP/update.json"',
  'group=$(jq --raw-output \'[.. | objects | .group? // empty | strings] | first // ""\' "$RUNNER_TEMP/update.json")',
  'echo "group=$group" >> "$GITHUB_OUTPUT"',
);
