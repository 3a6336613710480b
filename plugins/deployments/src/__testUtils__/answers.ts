import type {
  Deployment,
  DeploymentDetails,
  DeploymentMetrics,
  ListDeploymentsOptions,
  RollbackCheck,
  RollbackPreview,
  RollbackPreviewRequest,
} from '@jalon/plugin-deployments-common';
import { AMEL, shaOf } from './fixtures';

const overlayOf = (environment: string) =>
  `infrastructure/kubernetes/${environment}/kustomization.yaml`;

const difference = (environment: string, from: string, to: string) =>
  [
    `diff --git a/${overlayOf(environment)} b/${overlayOf(environment)}`,
    `--- a/${overlayOf(environment)}`,
    `+++ b/${overlayOf(environment)}`,
    '@@ -3,4 +3,4 @@',
    ' images:',
    '   - name: ghcr.io/yonima/checkin-api',
    `-    newTag: ${from}`,
    `+    newTag: ${to}`,
    '',
  ].join('\n');

export const begunAt = (each: Deployment) => each.startedAt ?? '';

/** What the filters of a list let through, newest first. */
export function matching(
  deployments: readonly Deployment[],
  options: ListDeploymentsOptions,
): Deployment[] {
  const { entityRef, environment, state, since } = options;
  const query = options.query?.toLowerCase();
  return deployments
    .filter(each => each.entityRef === entityRef)
    .filter(each => !environment || each.environment === environment)
    .filter(each => !state || each.state === state)
    .filter(each => !since || (each.finishedAt ?? begunAt(each)) >= since)
    .filter(each =>
      [each.version, each.commit?.sha, each.actor?.displayName].some(
        text => !query || text?.toLowerCase().includes(query),
      ),
    )
    .sort((a, b) => begunAt(b).localeCompare(begunAt(a)));
}

export function detailsOf(
  found: Deployment,
  before: Deployment | undefined,
): DeploymentDetails {
  return {
    ...found,
    previous: before && { id: before.id, version: before.version },
    commits: before
      ? [
          {
            sha: shaOf(`${found.id} commit`),
            subject: `Validate the badge before ${found.version}`,
            author: AMEL,
            committedAt: begunAt(found),
            url: 'https://github.com/yonima/checkin-api/commit/1',
          },
        ]
      : [],
    difference:
      before && difference(found.environment, before.version, found.version),
  };
}

export function previewOf(
  { entityRef, environment }: RollbackPreviewRequest,
  from: Deployment,
  to: Deployment,
  others: {
    earlier: readonly Deployment[];
    fallback?: Deployment;
    checks: readonly RollbackCheck[];
  },
): RollbackPreview {
  return {
    entityRef,
    environment,
    strategy: 'gitops',
    how: 'Commit to main in yonima/checkin-api',
    from,
    to,
    candidates: others.earlier.map(deployment => ({
      deployment,
      healthy: deployment.state === 'superseded',
      ranForSeconds: 518_400,
      isDefault: deployment.id === others.fallback?.id,
    })),
    changes: [
      {
        path: overlayOf(environment),
        difference: difference(environment, from.version, to.version),
      },
    ],
    checks: others.checks,
    confirmation: environment === 'production' ? 'checkin-api' : undefined,
    fingerprint: shaOf(`${from.id} ${to.id}`),
  };
}

export const METRICS: DeploymentMetrics = {
  days: 30,
  environment: 'production',
  deployments: 52,
  deploymentFrequency: 2.1,
  leadTimeSeconds: 3 * 3600 + 600,
  changeFailRate: 0.04,
  failedDeploymentRecoverySeconds: 22 * 60,
};
