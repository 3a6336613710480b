import type {
  Deployment,
  DeploymentsApi,
  EnvironmentList,
} from '@jalon/plugin-deployments-common';
import type { DeploymentMark } from '@jalon/plugin-sentry-common';
import { bad, before, ENTITY_REF, good } from './fixtures';

function asDeployment(mark: DeploymentMark): Deployment {
  return {
    id: mark.id,
    entityRef: ENTITY_REF,
    environment: mark.environment,
    kind: 'deploy',
    state: mark.current ? 'success' : 'superseded',
    version: mark.version,
    artefacts: [],
    approvers: [],
    finishedAt: mark.at,
    sourceRefs: [],
  };
}

const environments: EnvironmentList = {
  items: [
    {
      environment: bad.environment,
      current: asDeployment(bad),
      confirmationRequired: true,
      permissions: { rollback: true, liftHold: false },
    },
  ],
  sync: { syncedAt: before(60_000) },
};

async function refuse(): Promise<never> {
  throw new Error('Nothing is rolled back in memory');
}

/** The deployments that brought the errors, for the Deployments tab. */
export const inMemoryDeployments: DeploymentsApi = {
  getEnvironments: async () => environments,
  listDeployments: async () => ({
    items: [bad, good].map(asDeployment),
    pageInfo: {},
  }),
  getDeployment: async ({ id }) => ({
    ...asDeployment(id === bad.id ? bad : good),
    commits: [],
  }),
  getMetrics: async () => ({
    days: 30,
    environment: bad.environment,
    deployments: 2,
  }),
  previewRollback: refuse,
  rollBack: refuse,
  getRollback: refuse,
  liftHold: refuse,
};
