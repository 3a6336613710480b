import { parse } from 'yaml';
import { answersOf } from '../__testUtils__/answers';
import type { Answers, Component, RawAnswers } from '../answers';
import { backendCi } from './backendCi';
import { ciFiles, deployFiles } from './index';
import { pullRequest } from './pullRequest';
import type { Job, Step, Workflow } from './workflow';

const PRODUCT: readonly Component[] = ['backend', 'frontend', 'mobile'];

const answers = (
  raw: RawAnswers = {},
  components: readonly Component[] = PRODUCT,
): Answers =>
  answersOf(
    { repoUrl: 'github.com?owner=Acme&repo=orders-api', ...raw },
    components,
  );

const VARIANTS: [string, Answers][] = [
  ['a service', answers({}, ['backend'])],
  ['a frontend', answers({ deployTrigger: 'manual' }, ['frontend'])],
  ['an app', answers({ easBuildOnPr: true }, ['mobile'])],
  ['a product', answers()],
  [
    'a product on Docker Hub',
    answers({ registry: 'dockerhub', database: 'mongodb' }),
  ],
];

function workflowsOf(each: Answers): { text: string; workflow: Workflow }[] {
  return [...ciFiles(each), ...deployFiles(each)]
    .filter(({ path }) => path.endsWith('.yml'))
    .map(({ content }) => ({ text: content, workflow: parse(content) }));
}

function jobsOf(each: Answers): Job[] {
  return workflowsOf(each).flatMap(({ workflow }) =>
    Object.values(workflow.jobs),
  );
}

const stepsOf = (each: Answers): Step[] =>
  jobsOf(each).flatMap(({ steps }) => steps);

describe.each(VARIANTS)('the workflows of %s', (_, each) => {
  it('pin every action by commit and name its release', () => {
    const uses = workflowsOf(each).flatMap(
      ({ text }) => text.match(/uses: .*/g) ?? [],
    );
    expect(uses.length).toBeGreaterThan(10);
    for (const line of uses) {
      expect(line).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v?\d+\.\d+\.\d+$/);
    }
  });

  it('interpolate nothing into a script', () => {
    for (const step of stepsOf(each)) {
      expect('run' in step ? step.run : '').not.toContain('${{');
    }
  });

  it('[S51] leave no credentials behind, but where something is pushed', () => {
    const kept = jobsOf(each).filter(({ steps }) =>
      steps.some(
        step =>
          'uses' in step &&
          step.uses.startsWith('actions/checkout') &&
          step.with?.['persist-credentials'] !== false,
      ),
    );
    const deploys = kept.map(({ permissions }) => permissions.contents);
    expect(deploys).toEqual(deploys.map(() => 'write'));
  });

  it('give nothing by default, and each job what it needs', () => {
    for (const { workflow } of workflowsOf(each)) {
      expect(workflow.permissions).toEqual({});
      for (const job of Object.values(workflow.jobs)) {
        expect(job.permissions).toBeDefined();
        expect(job['timeout-minutes']).toBeGreaterThan(0);
      }
    }
  });

  it('stop a script at the first failure, in a pipe as well', () => {
    for (const { workflow } of workflowsOf(each)) {
      expect(workflow.defaults.run.shell).toBe('bash');
    }
  });
});

describe('the list of workflows', () => {
  const paths = (each: Answers) =>
    [...ciFiles(each), ...deployFiles(each)]
      .map(({ path }) => path)
      .filter(path => path.includes('/workflows/'))
      .map(path => path.replace('.github/workflows/', ''))
      .sort();

  it('[S33] is the one of a product', () => {
    expect(paths(answers())).toEqual([
      'backend-ci.yml',
      'deploy-production.yml',
      'frontend-ci.yml',
      'mobile-ci.yml',
      'mobile-release.yml',
      'pull-request.yml',
      'security-scan.yml',
    ]);
  });

  it('[S33] [C7] has only what the components need', () => {
    expect(paths(answers({}, ['backend']))).toEqual([
      'backend-ci.yml',
      'deploy-production.yml',
      'security-scan.yml',
    ]);
    expect(paths(answers({}, ['mobile']))).toEqual([
      'mobile-ci.yml',
      'mobile-release.yml',
      'security-scan.yml',
    ]);
  });
});

describe('a pull request of a mono-repo', () => {
  it('[S32] [C12] has one check that always runs and waits for the others', () => {
    const { on, jobs } = pullRequest(answers());
    expect(on).toEqual({
      pull_request: { branches: ['main', 'develop', 'dev', 'staging'] },
    });
    expect(Object.values(jobs).map(({ name }) => name)).toEqual([
      'Every check of this change',
    ]);
  });

  it('[C12] is needless where every pipeline always runs', () => {
    const { on } = backendCi(answers({}, ['backend']));
    expect(on.pull_request).toEqual({ branches: ['main', 'develop'] });
  });
});
