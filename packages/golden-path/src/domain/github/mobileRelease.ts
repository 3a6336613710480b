import { Answers } from '../answers';
import { componentName, directoryOf, GeneratedFile, LAYOUT } from '../files';
import { defaultsIn, MAIN } from './componentCi';
import {
  DISPATCH_INPUTS,
  EXPO_PROJECT,
  setUpEas,
  UPDATE_GROUP,
} from './mobileSteps';
import { notify } from './notify';
import { entityRefOf, gate, report } from './portal';
import { checkout, install, pathsOf } from './steps';
import {
  expression,
  Job,
  job,
  script,
  SECRET,
  Step,
  Workflow,
  workflowFile,
} from './workflow';

const HEADER = `How the app reaches people: developers and testers by a push to their branch,
everybody by a tag. JavaScript alone is mended over the air, and taken back the
same way; whoever has the app gets it at the next start.

It needs the secret EXPO_TOKEN; the stores' credentials are kept by EAS.`;

/** The workflow that delivers the app. */
export function mobileReleaseFile(answers: Answers): GeneratedFile {
  const product = answers.components.length > 1;
  return workflowFile(LAYOUT.mobileRelease, mobileRelease(answers), {
    header: HEADER,
    above: {
      'on/push/tags': product
        ? 'A release of the product: the same tag publishes the images of its services'
        : 'A release',
      'jobs/production/steps/1': `A tag can be put on anything; a release is what was merged to ${MAIN}`,
    },
  });
}

export function mobileRelease(answers: Answers): Workflow {
  const { mobileDevBranch, mobileStagingBranch } = answers;
  return {
    name: 'Mobile release',
    'run-name': expression(
      "github.event_name == 'workflow_dispatch' && format('Mobile {0}', inputs.operation) || format('Mobile release of {0}', github.ref_name)",
    ),
    on: {
      push: {
        branches: [...new Set([mobileDevBranch, mobileStagingBranch])],
        tags: ['v*.*.*'],
        ...(directoryOf(answers, 'mobile')
          ? { paths: pathsOf(answers, 'mobile', LAYOUT.mobileRelease) }
          : {}),
      },
      workflow_dispatch: { inputs: DISPATCH_INPUTS },
    },
    concurrency: {
      group: `mobile-release-${expression('github.ref')}`,
      'cancel-in-progress': false,
    },
    permissions: {},
    defaults: defaultsIn(answers, 'mobile'),
    jobs: {
      development: development(answers),
      preview: preview(answers),
      production: production(answers),
      hotfix: hotfix(answers),
      rollback: rollback(answers),
      notify: notify([
        'development',
        'preview',
        'production',
        'hotfix',
        'rollback',
      ]),
    },
  };
}

const SENTRY = { SENTRY_AUTH_TOKEN: SECRET('SENTRY_AUTH_TOKEN') };

function easJob(
  answers: Answers,
  name: string,
  details: {
    if: string;
    environment?: string;
    env?: Record<string, string>;
    gate?: Step;
    steps: Step[];
  },
): Job {
  const { env, gate: question, steps, ...rest } = details;
  return job(name, {
    ...rest,
    'timeout-minutes': 30,
    env: { ...EXPO_PROJECT, ...env },
    steps: [
      checkout({ history: true }),
      ...(question ? [question] : []),
      ...install(answers, 'mobile'),
      ...setUpEas(),
      ...steps,
    ],
  });
}

function development(answers: Answers): Job {
  return easJob(answers, 'Development', {
    if: `github.event_name == 'push' && github.ref == 'refs/heads/${answers.mobileDevBranch}'`,
    steps: [
      {
        name: 'Build the app for developers',
        run: 'eas build --profile development --platform all --non-interactive --no-wait',
      },
    ],
  });
}

function preview(answers: Answers): Job {
  return easJob(answers, 'Staging', {
    if: `github.event_name == 'push' && github.ref == 'refs/heads/${answers.mobileStagingBranch}'`,
    environment: 'staging',
    env: SENTRY,
    steps: [
      {
        name: 'Update the app of the testers',
        id: 'update',
        run: script(
          'message=$(git log -1 --format=%s)',
          'node scripts/with-profile.mjs preview eas update --channel preview --environment preview --message "$message" --non-interactive --json > "$RUNNER_TEMP/update.json"',
          UPDATE_GROUP,
        ),
      },
      sourceMaps(),
      reportUpdate(answers, 'staging', 'deploy'),
    ],
  });
}

function production(answers: Answers): Job {
  const released = easJob(answers, 'Production', {
    if: "github.event_name == 'push' && startsWith(github.ref, 'refs/tags/v')",
    environment: 'production',
    gate: askGate(answers),
    steps: [
      {
        name: 'Build the app and submit it to Google Play and the App Store',
        run: 'eas build --profile production --platform all --non-interactive --no-wait --auto-submit',
      },
    ],
  });
  const [first, ...rest] = released.steps;
  const merged: Step = {
    name: `Refuse a tag that is not on ${MAIN} or not the version of the app`,
    run: script(
      `if ! git merge-base --is-ancestor "$GITHUB_SHA" origin/${MAIN}; then`,
      `  echo "::error::$GITHUB_REF_NAME is not on ${MAIN}"`,
      '  exit 1',
      'fi',
      'version=$(node -p "require(\'./package.json\').version")',
      'if [ "v$version" != "$GITHUB_REF_NAME" ]; then',
      '  echo "::error::package.json says $version, the tag $GITHUB_REF_NAME"',
      '  exit 1',
      'fi',
    ),
  };
  return { ...released, steps: [first, merged, ...rest] };
}

function hotfix(answers: Answers): Job {
  return easJob(answers, 'Hot fix', {
    if: "github.event_name == 'workflow_dispatch' && inputs.operation == 'hotfix'",
    environment: 'production',
    env: SENTRY,
    gate: askGate(answers),
    steps: [
      {
        name: 'Update the app of everybody',
        id: 'update',
        env: { MESSAGE: expression('inputs.message') },
        run: script(
          'node scripts/with-profile.mjs production eas update --channel production --environment production --message "$MESSAGE" --non-interactive --json > "$RUNNER_TEMP/update.json"',
          UPDATE_GROUP,
        ),
      },
      sourceMaps(),
      reportUpdate(answers, 'production', 'deploy'),
    ],
  });
}

function rollback(answers: Answers): Job {
  return easJob(answers, 'Roll back', {
    if: "github.event_name == 'workflow_dispatch' && startsWith(inputs.operation, 'rollback')",
    environment: 'production',
    steps: [
      {
        name: 'Take the app of everybody back',
        id: 'update',
        env: {
          OPERATION: expression('inputs.operation'),
          UPDATE_GROUP: expression('inputs.update_group'),
          RUNTIME_VERSION: expression('inputs.runtime_version'),
          MESSAGE: expression('inputs.message'),
        },
        run: script(
          'if [ "$OPERATION" = rollback-to-embedded ]; then',
          '  if [ -z "$RUNTIME_VERSION" ]; then',
          '    echo "::error::Which builds go back? Give runtime_version"',
          '    exit 1',
          '  fi',
          '  eas update:roll-back-to-embedded --channel production --runtime-version "$RUNTIME_VERSION" \\',
          '    --message "$MESSAGE" --non-interactive --json > "$RUNNER_TEMP/update.json"',
          'else',
          '  if ! [[ "$UPDATE_GROUP" =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]]; then',
          '    echo "::error::update_group is no id of an update group: see eas update:list --branch production"',
          '    exit 1',
          '  fi',
          '  eas update:rollback "$UPDATE_GROUP" --message "$MESSAGE" --non-interactive --json > "$RUNNER_TEMP/update.json"',
          'fi',
          UPDATE_GROUP,
        ),
      },
      reportUpdate(answers, 'production', 'rollback'),
    ],
  });
}

/** So that Sentry shows the lines of an update's source. */
function sourceMaps(): Step {
  return {
    name: 'Send the source maps to Sentry',
    if: expression(
      "env.SENTRY_AUTH_TOKEN != '' && vars.SENTRY_ORG != '' && vars.SENTRY_PROJECT != ''",
    ),
    run: 'npx sentry-expo-upload-sourcemaps dist',
  };
}

function askGate(answers: Answers): Step {
  return gate({
    answers,
    components: ['mobile'],
    environment: 'production',
  });
}

function reportUpdate(
  answers: Answers,
  environment: string,
  kind: 'deploy' | 'rollback',
): Step {
  return report({
    name: 'Report it to the portal',
    if: "always() && steps.update.outcome != 'skipped'",
    environment,
    kind,
    succeeded: "steps.update.outcome == 'success'",
    commit: 'github.sha',
    components: [
      {
        entityRef: entityRefOf(answers, 'mobile'),
        artefact: componentName(answers, 'mobile'),
        version: 'steps.update.outputs.group',
      },
    ],
  });
}
