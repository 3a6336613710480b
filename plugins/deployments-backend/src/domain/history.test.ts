import { at, deployed, ENTITY, revision } from './__testUtils__/records';
import { deploymentsFromHistory, type HistoryContext } from './history';
import { versionName } from './images';
import { settleStates } from './states';
import type { DeploymentRecord } from './types';

const context: HistoryContext = {
  entityRef: ENTITY,
  environment: 'production',
  repository: 'localhost/acme/orders-api',
  overlayPath: 'infrastructure/kubernetes/production/kustomization.yaml',
  now: at(10_000),
  known: [],
};

const summary = (deployments: readonly DeploymentRecord[]) =>
  settleStates(deployments).map(
    ({ version, kind, state }) => `${version} ${kind} ${state}`,
  );

describe('deploymentsFromHistory', () => {
  it('takes each change of the images for a deployment', () => {
    const found = deploymentsFromHistory(
      [
        revision(undefined, 0),
        revision('1.0.0', 1),
        revision('1.0.0', 2),
        revision('1.1.0', 3),
      ],
      context,
    );
    expect(summary(found)).toEqual([
      '1.0.0 deploy superseded',
      '1.1.0 deploy success',
    ]);
    expect(found[1]).toMatchObject({
      environment: 'production',
      actor: { displayName: 'CI' },
      commit: { repository: 'localhost/acme/orders-api' },
      finishedAt: at(3),
    });
  });

  it('is the one that was reported before Git told of it', () => {
    const commit = revision('1.0.0', 1);
    const reported = deployed('1.0.0', 2, {
      id: 'reported',
      commit: {
        repository: context.repository,
        sha: commit.sha,
        url: commit.url,
      },
      sourceRefs: [{ source: 'github', externalId: 'run/7' }],
    });
    const found = deploymentsFromHistory([commit, revision('1.1.0', 5)], {
      ...context,
      reported: [reported],
    });
    expect(found.map(({ id }) => id === 'reported')).toEqual([true, false]);
    expect(found.map(({ kind }) => kind)).toEqual(['deploy', 'deploy']);
  });

  it('names each person once who approved according to the commit', () => {
    const [deployment] = deploymentsFromHistory(
      [
        {
          ...revision('1.0.0', 1),
          trailers: [
            { key: 'Approved-by', value: 'Awa Ndiaye <awa@yonima.example>' },
            { key: 'approved-by', value: 'Awa Ndiaye <awa@yonima.example>' },
            { key: 'Reviewed-by', value: 'Moussa Fall' },
            { key: 'Approved-by', value: ' <nobody@yonima.example>' },
          ],
        },
      ],
      context,
    );
    expect(deployment.approvers).toEqual([{ displayName: 'Awa Ndiaye' }]);
  });

  it('infers a rollback when the images go back', () => {
    const found = deploymentsFromHistory(
      [revision('1.0.0', 1), revision('1.1.0', 2), revision('1.0.0', 3)],
      context,
    );
    expect(summary(found)).toEqual([
      '1.0.0 deploy superseded',
      '1.1.0 deploy failure',
      '1.0.0 rollback success',
    ]);
    expect(found[2]).toMatchObject({
      rollbackOf: found[1].id,
      restores: found[0].id,
    });
  });

  it('takes what failed and comes again for a new attempt', () => {
    const versions = ['1.0.0', '1.1.0', '1.0.0', '1.1.0', '1.0.0'];
    const found = deploymentsFromHistory(
      versions.map((version, index) => revision(version, index)),
      context,
    );
    expect(summary(found)).toEqual([
      '1.0.0 deploy superseded',
      '1.1.0 deploy failure',
      '1.0.0 rollback superseded',
      '1.1.0 deploy failure',
      '1.0.0 rollback success',
    ]);
  });

  it('believes our trailers, with reason and operation', () => {
    const id = '5f0c6f6e-2f0a-4b5e-9f64-0d7f6f3a9a10';
    const [, back] = deploymentsFromHistory(
      [
        revision('1.1.0', 1),
        revision('0.9.0', 2, {
          body: 'Payments fail\n',
          trailers: [{ key: 'Rollback-Operation', value: id }],
        }),
      ],
      context,
    );
    expect(back).toMatchObject({
      kind: 'rollback',
      reason: 'Payments fail',
      operationId: id,
    });
  });

  it('goes on from what is known', () => {
    const all = ['1.0.0', '1.1.0', '1.0.0'].map((v, i) => revision(v, i));
    const whole = deploymentsFromHistory(all, context);
    const [first, second, third] = all;
    const known = deploymentsFromHistory([first, second], context);
    const rest = deploymentsFromHistory([second, third], {
      ...context,
      known: [...known].reverse(),
    });
    expect([...known, ...rest]).toEqual(whole);
  });

  it('keeps the order of history when clocks do not', () => {
    const found = deploymentsFromHistory(
      [
        revision('1.0.0', 5),
        revision('1.1.0', 3),
        revision('1.2.0', 5, { sha: 'c'.repeat(40) }),
        revision('1.3.0', 99_999),
        revision('1.4.0', 99_999, { sha: 'd'.repeat(40) }),
      ],
      context,
    );
    const places = found.map(item => item.orderedAt);
    expect([...places].sort()).toEqual(places);
    expect(new Set(places).size).toBe(5);
    expect(places[3]).toBe(at(10_000));
  });

  it('names what it cannot read nothing', () => {
    expect(deploymentsFromHistory([revision(undefined, 1)], context)).toEqual(
      [],
    );
  });
});

describe('versionName', () => {
  it.each([
    [[{ name: 'api', version: '1.4.2', digest: 'sha256:0123' }], '1.4.2'],
    [[{ name: 'api', digest: `sha256:${'ab'.repeat(32)}` }], 'abababababab'],
    [[], 'fedcba9'],
  ])('of %j is %s', (artefacts, expected) => {
    expect(versionName(artefacts, 'fedcba9876543210')).toBe(expected);
  });
});
