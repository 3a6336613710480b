import { at, deployed } from './__testUtils__/records';
import { deploymentMetrics } from './metrics';
import { settleStates } from './states';

const DAY = 24 * 60;
const options = { environment: 'production', days: 10, now: at(10 * DAY) };

describe('deploymentMetrics', () => {
  it('tells nothing of no deployments', () => {
    expect(deploymentMetrics([], options)).toEqual({
      days: 10,
      environment: 'production',
      deployments: 0,
      deploymentFrequency: undefined,
      leadTimeSeconds: undefined,
      changeFailRate: undefined,
      failedDeploymentRecoverySeconds: undefined,
      reworkRate: undefined,
    });
  });

  it('counts deployments, failures, recovery, rework and lead time', () => {
    const built = (minutes: number) => ({
      applicationCommit: { sha: 'a', committedAt: at(minutes) },
    });
    const history = settleStates([
      deployed('1.0', -DAY, built(-2 * DAY)),
      deployed('1.1', DAY, built(DAY - 60)),
      deployed('1.2', 2 * DAY, built(2 * DAY - 180)),
      deployed('1.1', 2 * DAY + 22, {
        ...built(DAY - 60),
        kind: 'rollback',
        rollbackOf: `1.2@${2 * DAY}`,
      }),
      deployed('1.3', 3 * DAY, { state: 'cancelled' }),
      deployed('1.4', 4 * DAY, { state: 'failure' }),
      deployed('1.5', 4 * DAY + 10, built(4 * DAY - 110)),
    ]);
    expect(deploymentMetrics(history, options)).toEqual({
      days: 10,
      environment: 'production',
      deployments: 5,
      deploymentFrequency: 0.2,
      leadTimeSeconds: 2 * 60 * 60,
      changeFailRate: 0.4,
      failedDeploymentRecoverySeconds: 16 * 60,
      reworkRate: 0.4,
    });
  });

  it('knows from before the period that the first one mends', () => {
    const history = [
      deployed('1.0', -10, { state: 'failure' }),
      deployed('1.1', 10),
    ];
    expect(deploymentMetrics(history, options)).toMatchObject({
      deployments: 1,
      reworkRate: 1,
      changeFailRate: 0,
    });
  });
});
