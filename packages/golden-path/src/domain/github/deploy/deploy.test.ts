import { parse } from 'yaml';
import { answersOf } from '../../__testUtils__/answers';
import type { Component, RawAnswers } from '../../answers';
import type { Job } from '../workflow';
import { deployFile, deployWorkflow } from '.';

const service = (raw: RawAnswers = {}, components?: Component[]) =>
  deployWorkflow(answersOf(raw, components ?? ['backend']));

const runsOf = ({ steps }: Job): string =>
  steps.flatMap(step => ('run' in step ? [step.run] : [])).join('\n');

describe('the workflow that deploys', () => {
  const { on, jobs } = service();

  it('[N110] asks for the environment, and for a version and tests if wanted', () => {
    const { inputs } = on.workflow_dispatch as {
      inputs: Record<string, object>;
    };
    expect(Object.keys(inputs)).toEqual([
      'environment',
      'backend_version',
      'skip_tests',
    ]);
    expect(inputs).toMatchObject({
      environment: {
        required: true,
        type: 'choice',
        options: ['staging', 'production'],
      },
      backend_version: { required: false },
      skip_tests: { type: 'boolean', default: false },
    });
    expect(
      service({}, ['backend', 'frontend', 'mobile']).on.workflow_dispatch,
    ).toHaveProperty('inputs.frontend_version');
  });

  it('[N111] takes production from main only, and images that exist', () => {
    const runs = runsOf(jobs.validate);
    expect(runs).toContain(
      '"$production" = true ] && [ "$GITHUB_REF" != refs/heads/main ]',
    );
    expect(runs).toContain('docker manifest inspect "$1"');
    expect(runs).toContain('[[ "$wanted" =~ ^[A-Za-z0-9_]');
  });

  it('[N112] [C2] tries the images first, with database and Redis', () => {
    expect(jobs.smoke.if).toContain('!inputs.skip_tests');
    expect(Object.keys(jobs.smoke.services ?? {})).toEqual([
      'postgres',
      'redis',
    ]);
    const runs = runsOf(jobs.smoke);
    expect(runs).toContain('node dist/migrate.js');
    for (const path of ['/api/v1/health', '/health', '/api/v1/notes']) {
      expect(runs).toContain(`http://localhost:3001${path}`);
    }
  });

  it.each(['staging', 'production'] as const)(
    '[S06] [N113] [N114] [N115] [N116] brings %s to what Git says, after its migrations',
    environment => {
      const job = jobs[environment];
      const runs = runsOf(job);
      expect(runs).toContain(
        `kubectl apply -k infrastructure/kubernetes/${environment}`,
      );
      for (const workload of ['backend', 'worker']) {
        expect(runs).toContain(
          `kubectl rollout status deployment/${workload} -n "$NAMESPACE" --timeout=300s`,
        );
      }
      expect(runs.indexOf('backend-migrate')).toBeLessThan(
        runs.indexOf('kubectl apply -k'),
      );
      expect(runs).toContain('kubectl rollout undo');
      expect(job.environment).toMatchObject({ name: environment });
      expect(job.concurrency).toEqual({
        group: `deploy-${environment}`,
        'cancel-in-progress': false,
      });
    },
  );

  it('[N114] verifies production from outside', () => {
    expect(runsOf(jobs.production)).toContain(
      'https://api.orders-api.example.com/api/v1/health',
    );
  });

  it('[N117] [C8] deploys to staging what passed its checks on main', () => {
    expect(on.workflow_run).toEqual({
      workflows: ['Backend CI'],
      types: ['completed'],
      branches: ['main'],
    });
    expect(jobs.validate.if).toContain(
      "github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.event == 'push'",
    );
  });

  it('[N117] [C8] waits for a person where that was chosen', () => {
    const manual = service({ deployTrigger: 'manual' });
    expect(Object.keys(manual.on)).toEqual(['workflow_dispatch', 'push']);
    expect(manual.jobs.validate.if).not.toContain('workflow_run');
  });

  it('[S08] deploys what is committed to an overlay, but for the first commit', () => {
    expect(on.push).toEqual({
      branches: ['main'],
      paths: [
        'infrastructure/kubernetes/staging/kustomization.yaml',
        'infrastructure/kubernetes/production/kustomization.yaml',
      ],
    });
    expect(jobs.validate.if).toContain('!github.event.created');
  });

  it('[S34] tells the team how it went, whatever a branch is called', () => {
    expect(jobs.notify.if).toBe('${{ always() }}');
    const [step] = jobs.notify.steps;
    expect(step.if).toBe("${{ env.SLACK_WEBHOOK_URL != '' }}");
    expect(runsOf(jobs.notify)).toContain('gsub("<"; "&lt;")');
  });

  it('[S33] has something to deploy in services and frontends only', () => {
    expect(deployFile(answersOf({}, ['mobile']))).toEqual([]);
    const [frontend] = deployFile(answersOf({}, ['frontend']));
    const { jobs: own } = parse(frontend.content);
    expect(own.smoke.services).toBeUndefined();
    expect(runsOf(own.staging)).not.toContain('backend-migrate');
    expect(runsOf(own.staging)).toContain(
      'https://staging.orders-api.example.com/api/health',
    );
  });
});
