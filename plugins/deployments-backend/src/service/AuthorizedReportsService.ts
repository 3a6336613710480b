import type { AuditorService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  deploymentReportPermission,
  type Deployment,
  type DeploymentReport,
} from '@jalon/plugin-deployments-common';
import { audited, type Caller } from './audited';
import type { EnvironmentAuthorizer } from './EnvironmentAuthorizer';
import type { ReportsService } from './ReportsService';

/** {@link ReportsService} for what the caller may report, with an audit trail. */
export class AuthorizedReportsService {
  readonly #options: {
    service: ReportsService;
    authorizer: EnvironmentAuthorizer;
    auditor: AuditorService;
  };

  constructor(options: {
    service: ReportsService;
    authorizer: EnvironmentAuthorizer;
    auditor: AuditorService;
  }) {
    this.#options = options;
  }

  async report(report: DeploymentReport, caller: Caller): Promise<Deployment> {
    const { service, authorizer, auditor } = this.#options;
    const { entityRef, environment, state, sourceRef } = report;
    const meta = {
      entityRef,
      environment,
      state,
      source: sourceRef.source,
      externalId: sourceRef.externalId,
    };
    const event = {
      eventId: 'deployment-report',
      severityLevel: 'medium',
      meta,
    } as const;
    return audited(auditor, event, caller, async () => {
      const { credentials } = caller;
      const entity = await authorizer.getEntity(entityRef, credentials);
      await authorizer.require(
        deploymentReportPermission,
        stringifyEntityRef(entity),
        environment,
        credentials,
      );
      const deployment = await service.report(entity, report);
      return { result: deployment, meta: { deploymentId: deployment.id } };
    });
  }
}
