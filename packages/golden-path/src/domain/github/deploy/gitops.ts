import { Answers } from '../../answers';
import { Environment } from '../../kubernetes/configuration';
import { WITH_OVERLAYS } from '../scripts';
import { imageComponents } from '../steps';
import { expression, script, Step } from '../workflow';
import { output, variable } from './validate';

const RUN_URL = expression(
  "format('{0}/{1}/actions/runs/{2}', github.server_url, github.repository, github.run_id)",
);

/**
 * Writes the versions into the overlay on main. A run that a push started finds
 * them there.
 */
export function recordStep(answers: Answers, environment: Environment): Step {
  const components = imageComponents(answers);
  const [first] = components;
  return {
    name: 'Record the version in Git',
    id: 'record',
    env: {
      GH_TOKEN: expression('github.token'),
      BEFORE: expression('github.event.before'),
      RUN_URL,
      ...Object.fromEntries(
        components.map(component => [
          variable(component),
          expression(`needs.validate.outputs.${output(component)}`),
        ]),
      ),
    },
    run: script(
      WITH_OVERLAYS,
      'previous=$(git rev-parse HEAD)',
      'if [ "$GITHUB_EVENT_NAME" = push ]; then',
      '  previous=$BEFORE',
      'else',
      components.map(
        component => `  set_version ${component} "$${variable(component)}"`,
      ),
      '  if ! git diff --quiet -- "$file"; then',
      `    approved=$(approvals ${environment})`,
      `    commit_overlay "Deploy $${variable(first)} to ${environment}" \\`,
      `      "Deployment-Run: $RUN_URL\${approved:+$'\\n'$approved}"`,
      '  fi',
      'fi',
      outputs(answers, 'echo "previous=$previous"'),
    ),
  };
}

/**
 * Takes the overlay back to what still runs when a deployment failed: Git, and
 * with it the portal, tells a failed deployment and a rollback.
 */
export function restoreStep(answers: Answers, environment: Environment): Step {
  const [first] = imageComponents(answers);
  return {
    name: 'Record the rollback in Git',
    id: 'restore',
    if: expression(
      "failure() && steps.record.outcome == 'success' && steps.before.outputs.running == 'true'",
    ),
    env: {
      PREVIOUS: expression('steps.record.outputs.previous'),
      FAILED: expression(`steps.record.outputs.${output(first)}`),
      RUN_URL,
    },
    run: script(
      WITH_OVERLAYS,
      'git checkout --quiet "$PREVIOUS" -- "$file"',
      'if git diff --quiet HEAD -- "$file"; then',
      '  exit 0',
      'fi',
      `restored=$(current ${first})`,
      `commit_overlay "Roll back ${environment} to $restored: the deployment of $FAILED failed" \\`,
      `  "Rollback-From: $FAILED"$'\\n'"Rollback-To: $restored"$'\\n'"Deployment-Run: $RUN_URL"`,
      outputs(answers),
    ),
  };
}

function outputs(answers: Answers, ...others: string[]): string[] {
  return [
    '{',
    ...others.map(line => `  ${line}`),
    '  echo "commit=$(git rev-parse HEAD)"',
    ...imageComponents(answers).map(
      component => `  echo "${output(component)}=$(current ${component})"`,
    ),
    '} >> "$GITHUB_OUTPUT"',
  ];
}
