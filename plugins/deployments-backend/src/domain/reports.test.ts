import type { DeploymentReport } from '@jalon/plugin-deployments-common';
import { at, deployed, ENTITY } from './__testUtils__/records';
import { recordOfReport } from './reports';
import { mergeDeployments } from './states';

const SHA = 'a'.repeat(40);
const commit = {
  repository: 'localhost/acme/orders-api',
  sha: SHA,
  url: 'https://example.com/commit/a',
};

function reportOf(more: Partial<DeploymentReport> = {}): DeploymentReport {
  return {
    entityRef: ENTITY,
    environment: 'production',
    state: 'success',
    artefacts: [{ name: 'orders-api', version: '1.4.2' }],
    finishedAt: at(70),
    sourceRef: { source: 'github', externalId: 'acme/orders-api/runs/7' },
    ...more,
  };
}

const context = { entityRef: ENTITY, now: at(100), known: [] };

describe('the deployment that a report is about', () => {
  it('is a new one when nothing is known', () => {
    expect(recordOfReport(reportOf({ commit }), context)).toMatchObject({
      kind: 'deploy',
      state: 'success',
      version: '1.4.2',
      commit,
      finishedAt: at(70),
      orderedAt: at(70),
    });
  });

  it('is the one that it reported before, even under another commit', () => {
    const before = deployed('1.4.1', 1, {
      sourceRefs: [{ source: 'github', externalId: 'acme/orders-api/runs/7' }],
    });
    const other = deployed('1.4.2', 2, { commit });
    const record = recordOfReport(reportOf({ commit }), {
      ...context,
      known: [other, before],
    });
    expect(record.id).toBe(before.id);
  });

  it('is the one of the same commit, which keeps what else is known of it', () => {
    const overlay = deployed('1.5.0', 60, {
      commit: { ...commit, subject: 'Deploy 1.5.0' },
      artefacts: [
        { name: 'orders-web', version: '1.5.0' },
        { name: 'orders-api', version: '1.4.2' },
      ],
    });
    const record = recordOfReport(reportOf({ commit, state: 'failure' }), {
      ...context,
      known: [overlay],
    });
    expect(mergeDeployments(overlay, record)).toMatchObject({
      id: overlay.id,
      state: 'failure',
      version: '1.5.0',
      artefacts: overlay.artefacts,
      commit: overlay.commit,
      orderedAt: at(60),
      sourceRefs: [
        { source: 'git' },
        { source: 'github', externalId: 'acme/orders-api/runs/7' },
      ],
    });
  });

  it('is not the one of the same commit in another repository', () => {
    const elsewhere = deployed('9', 60, {
      commit: { ...commit, repository: 'localhost/acme/fork' },
    });
    const { id } = recordOfReport(reportOf({ commit }), {
      ...context,
      known: [elsewhere],
    });
    expect(id).not.toBe(elsewhere.id);
  });

  it.each(['deploy', 'rollback'] as const)(
    'is another one when a pipeline runs again without a commit to an overlay: %s',
    kind => {
      const before = deployed('1.4.2', 60, {
        commit,
        sourceRefs: [{ source: 'github', externalId: 'runs/6' }],
      });
      const { id } = recordOfReport(reportOf({ commit, kind }), {
        ...context,
        known: [before],
      });
      expect(id).not.toBe(before.id);
    },
  );

  it.each([
    ['the same artefacts within the hour', 20, 'orders-api', true],
    ['the same artefacts long before', 5, 'orders-api', false],
    ['the same artefacts only later', 75, 'orders-api', false],
    ['other artefacts', 20, 'orders-web', false],
  ])('is guessed by %s', (_, minutes, name, expected) => {
    const known = deployed('1.4.2', minutes, {
      artefacts: [{ name, version: '1.4.2' }],
    });
    const record = recordOfReport(reportOf(), { ...context, known: [known] });
    expect(record.id === known.id).toBe(expected);
    expect(record.sourceRefs[0].inferred).toBe(expected ? true : undefined);
  });

  it('goes by the digest where both sides know it', () => {
    const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
    const artefact = { name: 'orders-api', version: '1.4.2' };
    const known = deployed('1.4.2', 20, {
      artefacts: [{ ...artefact, digest: digest('1') }],
    });
    const idOf = (digit: string) =>
      recordOfReport(
        reportOf({ artefacts: [{ ...artefact, digest: digest(digit) }] }),
        { ...context, known: [known] },
      ).id;
    expect(idOf('1')).toBe(known.id);
    expect(idOf('2')).not.toBe(known.id);
  });

  it('has no end before it ended, and none in the future', () => {
    const running = recordOfReport(
      reportOf({ state: 'in_progress', startedAt: at(60) }),
      context,
    );
    expect(running).not.toHaveProperty('finishedAt');
    expect(running.orderedAt).toBe(at(60));
    const ahead = recordOfReport(reportOf({ finishedAt: at(500) }), context);
    expect(ahead.finishedAt).toBe(context.now);
  });
});
