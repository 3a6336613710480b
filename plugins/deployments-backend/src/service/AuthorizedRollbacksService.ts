import type {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import {
  deploymentReadPermission,
  holdDeletePermission,
  rollbackCreatePermission,
  type RollbackOperation,
  type RollbackPreview,
  type RollbackPreviewRequest,
  type RollbackRequest,
} from '@jalon/plugin-deployments-common';
import { displayNameOf, emailOf } from '../integrations/ActorResolver';
import { audited, type Caller } from './audited';
import type { EnvironmentAuthorizer } from './EnvironmentAuthorizer';
import type { Requester, RollbacksService } from './RollbacksService';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** {@link RollbacksService} for what the caller may do, with an audit trail. */
export class AuthorizedRollbacksService {
  readonly #options: {
    service: RollbacksService;
    authorizer: EnvironmentAuthorizer;
    auditor: AuditorService;
    catalog: CatalogService;
  };

  constructor(options: {
    service: RollbacksService;
    authorizer: EnvironmentAuthorizer;
    auditor: AuditorService;
    catalog: CatalogService;
  }) {
    this.#options = options;
  }

  /** Whoever may see the environment may see what a rollback would do. */
  async preview(
    request: RollbackPreviewRequest,
    { credentials }: Caller,
  ): Promise<RollbackPreview> {
    const { service, authorizer } = this.#options;
    const entity = await authorizer.getEntity(request.entityRef, credentials);
    await authorizer.require(
      deploymentReadPermission,
      stringifyEntityRef(entity),
      request.environment,
      credentials,
    );
    return service.preview(entity, request);
  }

  async rollBack(
    request: RollbackRequest,
    idempotencyKey: string,
    caller: Caller<UserCredentials>,
  ): Promise<RollbackOperation> {
    const { service, authorizer } = this.#options;
    const { credentials } = caller;
    const { environment, deploymentId, reason } = request;
    const meta = {
      entityRef: request.entityRef,
      environment,
      deploymentId,
      reason,
    };
    return this.#audited('rollback-create', caller, meta, async () => {
      const entity = await authorizer.getEntity(request.entityRef, credentials);
      const entityRef = stringifyEntityRef(entity);
      const recheck = () =>
        authorizer.require(
          rollbackCreatePermission,
          entityRef,
          environment,
          credentials,
        );
      await recheck();
      const operation = await service.rollBack(entity, request, {
        idempotencyKey,
        requester: await this.#requester(credentials),
        recheck,
      });
      return { result: operation, meta: { operationId: operation.id } };
    });
  }

  async getRollback(
    id: string,
    { credentials }: Caller,
  ): Promise<RollbackOperation> {
    const { service, authorizer } = this.#options;
    const stored = await service.getStored(id);
    await authorizer.getEntity(stored.entityRef, credentials);
    await authorizer.require(
      deploymentReadPermission,
      stored.entityRef,
      stored.environment,
      credentials,
    );
    return service.describe(stored);
  }

  async liftHold(id: string, caller: Caller<UserCredentials>): Promise<void> {
    const { service, authorizer } = this.#options;
    const { credentials } = caller;
    await this.#audited('hold-delete', caller, { holdId: id }, async () => {
      const hold = await service.getHold(id);
      const { entityRef, environment } = hold;
      await authorizer.getEntity(entityRef, credentials);
      await authorizer.require(
        holdDeletePermission,
        entityRef,
        environment,
        credentials,
      );
      const requester = await this.#requester(credentials);
      await service.liftHold(hold, {
        displayName: requester.displayName,
        entityRef: requester.entityRef,
      });
      return { result: undefined, meta: { entityRef, environment } };
    });
  }

  /** The person as the author of a commit. */
  async #requester(credentials: UserCredentials): Promise<Requester> {
    const entityRef = credentials.principal.userEntityRef;
    const { name } = parseEntityRef(entityRef);
    const person = await this.#options.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    return {
      entityRef,
      displayName: (person && displayNameOf(person)) ?? name,
      email: (person && emailOf(person)) ?? `${name}@users.noreply.localhost`,
    };
  }

  async #audited<T>(
    eventId: string,
    caller: Caller,
    meta: JsonObject,
    act: () => Promise<{ result: T; meta: JsonObject }>,
  ): Promise<T> {
    const { auditor } = this.#options;
    const event = { eventId, severityLevel: 'high', meta } as const;
    return audited(auditor, event, caller, act);
  }
}
