import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  Deployment,
  DeploymentReport,
} from '@jalon/plugin-deployments-common';
import type { DeploymentsStore } from '../database/DeploymentsStore';
import { recordOfReport } from '../domain/reports';
import type { ChangePublisher } from './ChangePublisher';
import { toDeployment } from './DeploymentsService';
import type { EntitySynchroniser } from './EntitySynchroniser';

/** Among so many of the newest deployments the one of a report is looked for. */
const SEARCHED = 200;

/** Takes what pipelines tell about their deployments. */
export class ReportsService {
  readonly #options: {
    deployments: DeploymentsStore;
    synchroniser: EntitySynchroniser;
    changes: ChangePublisher;
    now: () => Date;
  };

  constructor(options: {
    deployments: DeploymentsStore;
    synchroniser: EntitySynchroniser;
    changes: ChangePublisher;
    now: () => Date;
  }) {
    this.#options = options;
  }

  /**
   * Stores a report as part of the deployment that it is about. The commit that
   * asked for it was just pushed, so the repository is read first; where that
   * fails, the deployments of Git and of the report meet at the next reading.
   */
  async report(entity: Entity, report: DeploymentReport): Promise<Deployment> {
    const { deployments, synchroniser, changes, now } = this.#options;
    const entityRef = stringifyEntityRef(entity);
    await synchroniser.synchronise(entity);
    const known = await deployments.history(entityRef, report.environment, {
      limit: SEARCHED,
    });
    const record = recordOfReport(report, {
      entityRef,
      known,
      now: now().toISOString(),
    });
    const deploymentIds = await deployments.saveDeployments(entityRef, [
      record,
    ]);
    if (deploymentIds.length) {
      await changes.publish({ entityRef, deploymentIds });
    }
    const stored = await deployments.getDeployment(entityRef, record.id);
    return toDeployment(stored ?? record);
  }
}
