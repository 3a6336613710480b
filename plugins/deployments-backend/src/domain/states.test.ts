import type { DeploymentState } from '@jalon/plugin-deployments-common';
import { at, deployed } from './__testUtils__/records';
import { laterState, mergeDeployments, settleStates } from './states';

describe('laterState', () => {
  it.each<[DeploymentState, DeploymentState, DeploymentState]>([
    ['queued', 'in_progress', 'in_progress'],
    ['success', 'in_progress', 'success'],
    ['superseded', 'success', 'superseded'],
    ['failure', 'success', 'failure'],
  ])('of %s and %s is %s', (a, b, expected) => {
    expect(laterState(a, b)).toBe(expected);
    expect(laterState(b, a)).toBe(expected);
  });
});

describe('mergeDeployments', () => {
  const reports = [
    deployed('1.0.0', 5, {
      state: 'in_progress',
      finishedAt: undefined,
      sourceRefs: [{ source: 'github', externalId: '7' }],
    }),
    deployed('1.0.0', 6, {
      id: '1.0.0@5',
      actor: { displayName: 'Amel', entityRef: 'user:default/amel.diop' },
    }),
    deployed('1.0.0', 6, {
      id: '1.0.0@5',
      state: 'superseded',
      supersededAt: at(9),
      actor: { displayName: 'A very long name' },
      kind: 'rollback',
      reason: 'Errors',
    }),
  ];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
    [2, 1, 0, 1, 2, 0],
  ];

  it.each(orders)('converges for the order %j %j %j', (...order) => {
    const merged = order
      .filter(index => index !== undefined)
      .map(index => reports[index])
      .reduce(mergeDeployments);
    expect(merged).toMatchObject({
      state: 'superseded',
      kind: 'rollback',
      reason: 'Errors',
      startedAt: at(5),
      finishedAt: at(6),
      actor: { entityRef: 'user:default/amel.diop' },
    });
    expect(merged.sourceRefs).toHaveLength(2);
    expect(JSON.stringify(merged)).toBe(
      JSON.stringify(reports.reduce(mergeDeployments)),
    );
  });
});

describe('settleStates', () => {
  it('passes over what never ran', () => {
    const settled = settleStates([
      deployed('1', 1),
      deployed('2', 2, { state: 'failure' }),
      deployed('3', 3, { state: 'cancelled' }),
      deployed('4', 4),
      deployed('5', 5, { state: 'in_progress', finishedAt: undefined }),
    ]);
    expect(settled.map(item => item.state)).toEqual([
      'superseded',
      'failure',
      'cancelled',
      'success',
      'in_progress',
    ]);
    expect(settled[0].supersededAt).toBe(at(4));
  });

  it('lets run what only failures came after', () => {
    const before = settleStates([
      deployed('1', 1),
      deployed('2', 2, { state: 'failure' }),
      deployed('3', 3),
    ]);
    const after = settleStates(
      before.map(item =>
        item.version === '3' ? { ...item, state: 'failure' } : item,
      ),
    );
    expect(after.map(item => item.state)).toEqual([
      'success',
      'failure',
      'failure',
    ]);
    expect(after[0].supersededAt).toBeUndefined();
  });

  it('settles the same however often', () => {
    const once = settleStates([
      deployed('1', 1),
      deployed('2', 2),
      deployed('1', 3, { kind: 'rollback', rollbackOf: '2@2' }),
      deployed('3', 4),
    ]);
    expect(once.map(item => item.state)).toEqual([
      'superseded',
      'failure',
      'superseded',
      'success',
    ]);
    expect(settleStates(once)).toEqual(once);
  });
});
