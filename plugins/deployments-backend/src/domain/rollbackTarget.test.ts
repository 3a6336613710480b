import { deployed } from './__testUtils__/records';
import { rollbackCandidates } from './rollbackTarget';
import { settleStates } from './states';
import type { DeploymentRecord } from './types';

function candidatesOf(history: DeploymentRecord[]) {
  const newestFirst = settleStates(history).reverse();
  return rollbackCandidates(newestFirst, newestFirst[0]).map(
    ({ deployment, healthy, ranForSeconds, isDefault }) =>
      `${deployment.version} ${healthy ? 'healthy' : 'unhealthy'} ${
        ranForSeconds ?? '-'
      }${isDefault ? ' default' : ''}`,
  );
}

describe('rollbackCandidates', () => {
  it('goes back to the last that ran well', () => {
    expect(
      candidatesOf([
        deployed('1.0', 0),
        deployed('1.1', 60),
        deployed('1.2', 120),
      ]),
    ).toEqual(['1.1 healthy 3600 default', '1.0 healthy 3600']);
  });

  it('passes over what a rollback left', () => {
    expect(
      candidatesOf([
        deployed('1.0', 0),
        deployed('1.1', 60),
        deployed('1.0', 70, { kind: 'rollback', rollbackOf: '1.1@60' }),
        deployed('1.2', 130),
      ]),
    ).toEqual(['1.0 healthy 3600 default', '1.1 unhealthy 600']);
  });

  it('believes the latest run of the same images', () => {
    expect(
      candidatesOf([
        deployed('1.0', 0),
        deployed('1.1', 60),
        deployed('1.2', 120),
        deployed('1.1', 180),
        deployed('1.0', 240, { kind: 'rollback', rollbackOf: '1.1@180' }),
        deployed('1.3', 300),
      ]),
    ).toEqual([
      '1.0 healthy 3600 default',
      '1.1 unhealthy 3600',
      '1.2 healthy 3600',
    ]);
  });

  it('prefers one that is proven to one that hardly ran', () => {
    expect(
      candidatesOf([
        deployed('1.0', 0),
        deployed('1.1', 60),
        deployed('1.2', 62),
      ]),
    ).toEqual(['1.1 healthy 120', '1.0 healthy 3600 default']);
  });

  it('takes one that hardly ran when there is no other', () => {
    expect(candidatesOf([deployed('1.1', 60), deployed('1.2', 62)])).toEqual([
      '1.1 healthy 120 default',
    ]);
  });

  it('has no default when none ran well', () => {
    expect(
      candidatesOf([
        deployed('1.0', 0, { state: 'failure' }),
        deployed('1.1', 60, { state: 'in_progress' }),
        deployed('1.2', 120),
      ]),
    ).toEqual(['1.0 unhealthy -']);
  });
});
