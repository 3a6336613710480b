import { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { mobileBranches } from './mobileCi';
import { sharedBranches } from './componentCi';
import { expression, job, script, Workflow, workflowFile } from './workflow';

const HEADER = `In a mono-repo only the pipelines of what was changed run, and a check that does
not run cannot be required of a pull request. This one always runs, and passes
when those that run have passed: require it alone.`;

export const EVERY_CHECK = 'Every check of this change';

/** Settled twice in a row: runs of the same push do not appear all at once. */
const WAIT = script(
  'settled=0',
  'while [ "$settled" -lt 2 ]; do',
  '  sleep 20',
  '  # The newest run of each other workflow',
  '  runs=$(gh api "repos/$GITHUB_REPOSITORY/actions/runs?event=pull_request&head_sha=$COMMIT&per_page=100" |',
  "    jq --compact-output '[.workflow_runs[] | select(.name != env.GITHUB_WORKFLOW)] | group_by(.workflow_id) | map(max_by(.run_number))')",
  `  if jq --exit-status 'all(.[]; .status == "completed")' <<< "$runs" > /dev/null; then`,
  '    settled=$((settled + 1))',
  '  else',
  '    settled=0',
  '  fi',
  'done',
  `jq --raw-output '.[] | "\\(.conclusion)  \\(.name)  \\(.html_url)"' <<< "$runs"`,
  `jq --exit-status 'all(.[]; .conclusion == "success" or .conclusion == "skipped" or .conclusion == "neutral")' <<< "$runs" > /dev/null`,
);

export function pullRequestFile(answers: Answers): GeneratedFile {
  return workflowFile(
    `${LAYOUT.workflows}/pull-request.yml`,
    pullRequest(answers),
    { header: HEADER },
  );
}

export function pullRequest(answers: Answers): Workflow {
  return {
    name: 'Pull request',
    on: {
      pull_request: {
        branches: answers.components.includes('mobile')
          ? mobileBranches(answers)
          : sharedBranches(answers),
      },
    },
    concurrency: {
      group: `pull-request-${expression('github.ref')}`,
      'cancel-in-progress': true,
    },
    permissions: {},
    defaults: { run: { shell: 'bash' } },
    jobs: {
      checks: job(EVERY_CHECK, {
        'timeout-minutes': 90,
        permissions: { actions: 'read' },
        steps: [
          {
            name: 'Wait for the pipelines of this commit',
            env: {
              GH_TOKEN: expression('github.token'),
              COMMIT: expression('github.event.pull_request.head.sha'),
            },
            run: WAIT,
          },
        ],
      }),
    },
  };
}
