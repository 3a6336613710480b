import type { Entity } from '@backstage/catalog-model';
import type {
  Actor,
  Deployment,
  DeploymentKind,
  DeploymentState,
} from '@jalon/plugin-deployments-common';

export const ENTITY_REF = 'component:default/checkin-api';

export const CHECKIN_API: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkin-api', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:checkin' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkin' }],
};

export const AMEL: Actor = {
  displayName: 'Amel Diop',
  entityRef: 'user:default/amel.diop',
};
export const CI: Actor = { displayName: 'CI' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A commit id that only depends on what it is for. */
export function shaOf(text: string): string {
  let hash = 7;
  for (const char of text) {
    hash = (hash * 31 + char.charCodeAt(0)) % 0xffffffff;
  }
  return hash.toString(16).padStart(8, '0').repeat(5);
}

export interface DeploymentSeed {
  readonly id?: string;
  readonly environment: string;
  readonly version: string;
  readonly at: Date;
  readonly state?: DeploymentState;
  readonly kind?: DeploymentKind;
  readonly actor?: Actor;
  readonly supersededAt?: Date;
  readonly rollbackOf?: string;
  readonly restores?: string;
  readonly reason?: string;
  readonly operationId?: string;
  readonly inferred?: boolean;
}

export function makeDeployment(seed: DeploymentSeed): Deployment {
  const { environment, version, at } = seed;
  const id = seed.id ?? `${environment}-${version}`;
  const sha = shaOf(id);
  const url = `https://github.com/yonima/checkin-api/commit/${sha}`;
  const ended = seed.state !== 'in_progress' && seed.state !== 'queued';
  return {
    id,
    entityRef: ENTITY_REF,
    environment,
    kind: seed.kind ?? 'deploy',
    rollbackOf: seed.rollbackOf,
    restores: seed.restores,
    state: seed.state ?? 'superseded',
    version,
    artefacts: [
      {
        name: 'ghcr.io/yonima/checkin-api',
        version,
        digest: `sha256:${shaOf(version)}${shaOf(version).slice(0, 24)}`,
      },
    ],
    commit: {
      repository: 'github.com/yonima/checkin-api',
      sha,
      url,
      subject: `Deploy ${version} to ${environment}`,
    },
    actor: seed.actor ?? CI,
    approvers: [],
    reason: seed.reason,
    operationId: seed.operationId,
    startedAt: at.toISOString(),
    finishedAt: ended ? at.toISOString() : undefined,
    supersededAt: seed.supersededAt?.toISOString(),
    sourceRefs: [
      { source: 'git', externalId: sha, url },
      ...(seed.inferred
        ? [{ source: 'github', externalId: '48151623', inferred: true }]
        : []),
    ],
  };
}

/**
 * Three weeks of checkin-api: production is at 1.4.3 since an hour ago after
 * a week of 1.4.2, staging is ahead, preview never was deployed.
 */
export function checkinDeployments(now: Date): Deployment[] {
  // A little longer, so that a test does not see the minute before.
  const ago = (ms: number) => new Date(now.getTime() - ms - 10_000);
  const older = Array.from({ length: 24 }, (_, index) => ({
    id: `staging-0.${24 - index}`,
    environment: 'staging',
    version: `1.3.${24 - index}`,
    at: ago(9 * DAY + index * 12 * HOUR),
    supersededAt: ago(9 * DAY + (index - 1) * 12 * HOUR),
  }));
  return [
    {
      environment: 'staging',
      version: '1.5.0',
      at: ago(12 * MINUTE),
      state: 'success' as const,
    },
    {
      environment: 'production',
      version: '1.4.3',
      at: ago(58 * MINUTE),
      state: 'success' as const,
      inferred: true,
    },
    {
      environment: 'staging',
      version: '1.4.3',
      at: ago(5 * HOUR),
      supersededAt: ago(12 * MINUTE),
    },
    {
      environment: 'production',
      version: '1.4.2',
      actor: AMEL,
      at: ago(6 * DAY),
      supersededAt: ago(58 * MINUTE),
    },
    {
      environment: 'staging',
      version: '1.4.2',
      at: ago(7 * DAY),
      supersededAt: ago(5 * HOUR),
    },
    {
      environment: 'production',
      version: '1.4.1',
      at: ago(8 * DAY),
      state: 'failure' as const,
      supersededAt: ago(6 * DAY),
    },
    {
      environment: 'production',
      version: '1.4.0',
      at: ago(9 * DAY),
      supersededAt: ago(8 * DAY),
    },
    ...older,
  ].map(makeDeployment);
}
