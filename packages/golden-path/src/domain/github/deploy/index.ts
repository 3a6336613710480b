import { Answers } from '../../answers';
import { GeneratedFile, LAYOUT } from '../../files';
import { Environment } from '../../kubernetes/configuration';
import { MAIN, OVERLAYS } from '../componentCi';
import { notify } from '../notify';
import { imageComponents } from '../steps';
import { expression, Workflow, workflowFile } from '../workflow';
import { deployment } from './environment';
import { smokeTests } from './smoke';
import { validate } from './validate';

const HEADER = `How a version reaches an environment.

What runs in an environment is what its overlay on ${MAIN} says: every deployment is
a commit that changes newTag there, made by this workflow after the approval
and undone by it when the deployment fails. So the history of an overlay, which
the portal reads, is the history of the environment. A commit to an overlay
that somebody else makes, such as a rollback in the portal, is deployed as well.

It needs, in each environment: the secret KUBE_CONFIG. In the repository, as far
as wanted: the secret DEPLOY_KEY (a deploy key that may push to ${MAIN}, where a
rule protects it), the variable PORTAL_URL with the secret PORTAL_TOKEN, and
the secret SLACK_WEBHOOK_URL.`;

/** The workflow that deploys; none for an app, which the stores deliver. */
export function deployFile(answers: Answers): GeneratedFile[] {
  if (imageComponents(answers).length === 0) {
    return [];
  }
  return [
    workflowFile(LAYOUT.deploy, deployWorkflow(answers), {
      header: HEADER,
      above: {
        'on/push':
          'A rollback in the portal, or a pull request that changes a version',
        ...(automatic(answers)
          ? { 'on/workflow_run': 'What was merged goes to staging' }
          : {}),
        'jobs/staging/permissions/contents': 'Commits the version',
        'jobs/staging/permissions/actions': 'Reads who approved',
        'jobs/staging/concurrency': 'One after the other, none is interrupted',
        'jobs/production/permissions/contents': 'Commits the version',
        'jobs/production/permissions/actions': 'Reads who approved',
        'jobs/production/concurrency':
          'One after the other, none is interrupted',
        'jobs/production/environment':
          'Waits here for the approval that the environment asks for',
      },
    }),
  ];
}

export function deployWorkflow(answers: Answers): Workflow {
  const environments: readonly Environment[] = ['staging', 'production'];
  return {
    name: 'Deploy production',
    'run-name': expression(
      [
        "github.event_name == 'workflow_dispatch' && format('Deploy {0} to {1}', " +
          `${versionInputs(
            answers,
          )} || 'the newest version', inputs.environment)`,
        "github.event_name == 'push' && 'Deploy what Git says'",
        "'Deploy what was merged to staging'",
      ].join(' || '),
    ),
    on: triggers(answers),
    permissions: {},
    defaults: { run: { shell: 'bash' } },
    jobs: {
      validate: validate(answers),
      smoke: smokeTests(answers),
      ...Object.fromEntries(
        environments.map(environment => [
          environment,
          deployment(answers, environment),
        ]),
      ),
      notify: notify(['validate', 'smoke', ...environments]),
    },
  };
}

export function automatic(answers: Answers): boolean {
  return answers.deployTrigger === 'staging-on-main';
}

function versionInputs(answers: Answers): string {
  return imageComponents(answers)
    .map(component => `inputs.${component}_version`)
    .join(' || ');
}

function triggers(answers: Answers): Workflow['on'] {
  const pipelines = { backend: 'Backend CI', frontend: 'Frontend CI' };
  const components = imageComponents(answers);
  const versions = Object.fromEntries(
    components.map(component => [
      `${component}_version`,
      {
        description: `Image tag of the ${component}; empty for the newest of the branch, or in production for what staging runs`,
        required: false,
        type: 'string',
      },
    ]),
  );
  return {
    workflow_dispatch: {
      inputs: {
        environment: {
          description: 'Target environment',
          required: true,
          type: 'choice',
          options: ['staging', 'production'],
        },
        ...versions,
        skip_tests: {
          description: 'Skip pre-deployment tests (NOT recommended)',
          required: false,
          type: 'boolean',
          default: false,
        },
      },
    },
    push: { branches: [MAIN], paths: Object.values(OVERLAYS) },
    ...(automatic(answers)
      ? {
          workflow_run: {
            workflows: components.map(component => pipelines[component]),
            types: ['completed'],
            branches: [MAIN],
          },
        }
      : {}),
  };
}
