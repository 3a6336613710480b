import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeploymentRun, RunEvent } from '../../../__testUtils__/DeploymentRun';

// Each starts dozens of programs
jest.setTimeout(60_000);

describe('a deployment', () => {
  let run: DeploymentRun;
  const version = 'sha-2222222';
  const dispatch = { name: 'workflow_dispatch', version } as const;

  beforeEach(() => {
    run = new DeploymentRun();
  });

  afterEach(() => rmSync(run.folder, { recursive: true, force: true }));

  it('[N113] [N114] [N115] is one commit, migrates first, and is verified', () => {
    expect(run.job('staging', dispatch)).toBe('success');
    expect(run.version).toBe(version);
    expect(run.git('log', '-1', '--format=%an %cn%n%B', 'origin/main')).toBe(
      `amel github-actions[bot]
Deploy sha-2222222 to staging

[skip ci]

Deployment-Run: https://github.com/acme/orders-api/actions/runs/1
Approved-by: fatou <9+fatou@users.noreply.github.com>

`,
    );
    const order = ['get job', 'apply -k', 'rollout status', 'api.staging'];
    const all = run.calls('');
    const positions = order.map(words =>
      all.findIndex(line => line.includes(words)),
    );
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).not.toContain(-1);
    expect(JSON.parse(run.get('reports'))).toMatchObject({
      entityRef: 'component:default/orders-api',
      environment: 'staging',
      kind: 'deploy',
      state: 'success',
      artefacts: [{ name: 'ghcr.io/acme/orders-api-backend', version }],
      commit: { repository: 'github.com/acme/orders-api' },
    });
  });

  it('[N116] goes back, in the cluster and in Git, when nobody can reach it', () => {
    run.failing('https://api.staging');
    expect(run.job('staging', dispatch)).toBe('failure');
    expect(run.calls('rollout undo')).toEqual([
      'kubectl rollout undo deployment/backend -n orders-api-staging --to-revision=3',
      'kubectl rollout undo deployment/worker -n orders-api-staging --to-revision=3',
    ]);
    expect(run.version).toBe('sha-1111111');
    expect(run.git('log', '-1', '--format=%B', 'origin/main')).toContain(
      'Rollback-From: sha-2222222\nRollback-To: sha-1111111\n',
    );
    const reports = run.get('reports').trim().split('\n');
    expect(
      reports
        .map(text => JSON.parse(text))
        .map(({ kind, state }) => [kind, state]),
    ).toEqual([
      ['deploy', 'failure'],
      ['rollback', 'success'],
    ]);
  });

  it('[N115] [N116] replaces no pod when the migrations fail', () => {
    run.failing('apply -f -');
    expect(run.job('staging', dispatch)).toBe('failure');
    expect(run.calls('apply -k')).toEqual([]);
    expect(run.calls('rollout undo')).toEqual([]);
    expect(run.version).toBe('sha-1111111');
  });

  it('[N113] keeps what others push meanwhile', () => {
    const other = join(run.folder, 'other');
    execFileSync('git', ['clone', '-q', join(run.folder, 'origin'), other]);
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args],
        {
          cwd: other,
          stdio: 'ignore',
        },
      );
    writeFileSync(join(other, 'README.md'), 'Hello\n');
    git('add', '--all');
    git('commit', '-m', 'Meanwhile');
    git('push', 'origin', 'HEAD:main');
    expect(run.job('staging', dispatch)).toBe('success');
    expect(run.git('log', '-2', '--format=%s', 'origin/main')).toBe(
      'Deploy sha-2222222 to staging\nMeanwhile\n',
    );
  });

  describe('to an environment that is held', () => {
    const before = () => run.git('rev-parse', 'HEAD').trim();

    beforeEach(() => {
      run.set('gate.status', '423');
      run.set(
        'gate.json',
        '{"hold":{"operationId":"op-1"},"error":{"message":"held:\\n::error::x"}}',
      );
    });

    it('[N111] stops with the reason, and changes nothing', () => {
      expect(run.job('staging', dispatch)).toBe('failure');
      expect(run.log.join()).toContain('held: ::error::x\n');
      expect(run.calls('kubectl')).toEqual([]);
      expect(run.version).toBe('sha-1111111');
    });

    it('[S08] [S54] lets the rollback through that the hold is of, and nothing else', () => {
      const event = {
        name: 'push',
        before: before(),
        version: 'sha-0000000',
      } as const;
      run.writeOverlay('sha-0000000');
      run.commit(
        'Roll back\n\nWhy\n\nRollback-Operation: op-1\nRollback-To: x',
      );
      expect(run.job('staging', event)).toBe('success');
      expect(run.calls('apply -k')).toHaveLength(1);
      expect(run.job('staging', dispatch)).toBe('failure');
      expect(run.version).toBe('sha-0000000');
    });
  });

  it('[N111] goes on with a warning when the portal does not answer', () => {
    run.failing('/gate');
    expect(run.job('staging', dispatch)).toBe('success');
    expect(run.log.join()).toContain('::warning::The portal does not answer');
  });

  describe('before it begins', () => {
    const plan = (event: RunEvent) => {
      const result = run.job('validate', event);
      return result === 'success' ? run.outputs.plan : result;
    };
    const built = () => run.git('rev-parse', 'HEAD').trim();
    const to = (environment: string, wanted = '') => ({
      name: 'workflow_dispatch' as const,
      inputs: { environment, backend_version: wanted },
    });

    it('[N111] refuses production from another branch, and images that do not exist', () => {
      run.published('sha-1111111');
      const ref = 'refs/heads/feature/x';
      expect(plan({ ...to('production', 'sha-1111111'), ref })).toBe('failure');
      expect(plan(to('staging', 'sha-9999999'))).toBe('failure');
      expect(plan(to('staging', '$(id) x'))).toBe('failure');
    });

    it('[N110] [N111] chooses a version where nobody did', () => {
      const tag = `sha-${built().slice(0, 7)}`;
      run.published(tag, 'sha-1111111');
      run.git('commit', '-q', '--allow-empty', '-m', 'Without an image');
      expect(plan(to('staging'))).toEqual({
        staging: 'true',
        production: 'false',
        backend_version: tag,
      });
      expect(plan(to('production'))).toEqual({
        staging: 'false',
        production: 'true',
        backend_version: 'sha-1111111',
      });
    });

    it('[N117] deploys to staging the image of what was merged', () => {
      run.published(`sha-${built().slice(0, 7)}`);
      expect(plan({ name: 'workflow_run', built: built() })).toEqual({
        staging: 'true',
        production: 'false',
        backend_version: `sha-${built().slice(0, 7)}`,
      });
    });

    it('[S08] deploys to the environments whose overlay was changed', () => {
      run.published('sha-3333333');
      const before = built();
      run.writeOverlay('sha-3333333', 'production');
      run.commit('Go back');
      expect(plan({ name: 'push', before })).toEqual({
        staging: 'false',
        production: 'true',
        backend_version: 'sha-3333333',
      });
    });
  });
});
