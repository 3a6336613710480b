import type { DeploymentRecord, OverlayRevision } from '../types';

export const ENTITY = 'component:default/orders-api';

/** A time on 1 November 2026. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 10, 1) + minutes * 60_000).toISOString();
}

/** A deployment of a version that succeeded so many minutes into the day. */
export function deployed(
  version: string,
  minutes: number,
  more: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const id = more.id ?? `${version}@${minutes}`;
  return {
    id,
    entityRef: ENTITY,
    environment: 'production',
    kind: 'deploy',
    state: 'success',
    version,
    artefacts: [{ name: 'orders-api', version }],
    approvers: [],
    startedAt: at(minutes),
    finishedAt: at(minutes),
    orderedAt: at(minutes),
    sourceRefs: [{ source: 'git', externalId: id }],
    ...more,
  };
}

/** A commit that left the overlay at a version. */
export function revision(
  version: string | undefined,
  minutes: number,
  more: Partial<OverlayRevision> = {},
): OverlayRevision {
  const digits = `${minutes}`.padStart(7, '0');
  return {
    sha: digits.repeat(6).slice(0, 40),
    url: `https://example.com/commit/${digits}`,
    subject: `Deploy ${version}`,
    body: '',
    trailers: [],
    committedAt: at(minutes),
    actor: { displayName: 'CI' },
    actorEmail: 'ci@example.com',
    ...(version && { images: [{ name: 'orders-api', newTag: version }] }),
    ...more,
  };
}
