import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import {
  deploymentReadPermission,
  holdDeletePermission,
  rollbackCreatePermission,
  type DeploymentDetails,
  type DeploymentList,
  type DeploymentMetrics,
  type EnvironmentList,
  type Hold,
} from '@jalon/plugin-deployments-common';
import type { DeploymentsQuery } from '../database/DeploymentsStore';
import type { DeploymentsService } from './DeploymentsService';
import type { EnvironmentAuthorizer } from './EnvironmentAuthorizer';

type ListQuery = Omit<DeploymentsQuery, 'entityRef' | 'environments'> & {
  readonly environment?: string;
};

/** {@link DeploymentsService} for what the caller may see. */
export class AuthorizedDeploymentsService {
  readonly #service: DeploymentsService;
  readonly #authorizer: EnvironmentAuthorizer;
  readonly #auth: AuthService;

  constructor(options: {
    service: DeploymentsService;
    authorizer: EnvironmentAuthorizer;
    auth: AuthService;
  }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
    this.#auth = options.auth;
  }

  async listDeployments(
    entityRef: string,
    query: ListQuery,
    credentials: BackstageCredentials,
  ): Promise<DeploymentList> {
    const { ref, all, allowed } = await this.#readable(entityRef, credentials);
    const { environment, ...rest } = query;
    if (environment !== undefined) {
      await this.#requireRead(ref, environment, allowed, credentials);
    }
    const everything = allowed.length === all.length;
    return this.#service.listDeployments({
      ...rest,
      entityRef: ref,
      ...(environment !== undefined && { environments: [environment] }),
      ...(environment === undefined &&
        !everything && { environments: allowed }),
    });
  }

  async getDeployment(
    entityRef: string,
    id: string,
    credentials: BackstageCredentials,
  ): Promise<DeploymentDetails> {
    const entity = await this.#authorizer.getEntity(entityRef, credentials);
    const ref = stringifyEntityRef(entity);
    const found = await this.#service.getDeployment(ref, id);
    await this.#authorizer.require(
      deploymentReadPermission,
      ref,
      found.environment,
      credentials,
    );
    return found;
  }

  async getEnvironments(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EnvironmentList> {
    const { ref, active, allowed } = await this.#readable(
      entityRef,
      credentials,
    );
    const names = active.filter(name => allowed.includes(name));
    const [items, sync, rollback, liftHold] = await Promise.all([
      this.#service.getEnvironments(ref, names),
      this.#service.getSyncStatus(ref),
      this.#mayAct(rollbackCreatePermission, ref, names, credentials),
      this.#mayAct(holdDeletePermission, ref, names, credentials),
    ]);
    return {
      items: items.map(item => ({
        ...item,
        permissions: {
          rollback: !item.reportedOnly && rollback.includes(item.environment),
          liftHold: liftHold.includes(item.environment),
        },
      })),
      sync,
    };
  }

  /** Of the named environment, else of the first in reading order. */
  async getMetrics(
    entityRef: string,
    options: { environment?: string; days: number },
    credentials: BackstageCredentials,
  ): Promise<DeploymentMetrics> {
    const { ref, allowed } = await this.#readable(entityRef, credentials);
    const environment =
      options.environment ?? allowed[0] ?? this.#service.firstEnvironment;
    if (allowed.length || options.environment) {
      await this.#requireRead(ref, environment, allowed, credentials);
    }
    return this.#service.getMetrics(ref, environment, options.days);
  }

  /** The hold that stops CI from deploying; undefined when it may. */
  async getHold(
    entityRef: string,
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<Hold | undefined> {
    const entity = await this.#authorizer.getEntity(entityRef, credentials);
    const ref = stringifyEntityRef(entity);
    await this.#authorizer.require(
      deploymentReadPermission,
      ref,
      environment,
      credentials,
    );
    return this.#service.getHold(ref, environment);
  }

  async #readable(entityRef: string, credentials: BackstageCredentials) {
    const entity = await this.#authorizer.getEntity(entityRef, credentials);
    const ref = stringifyEntityRef(entity);
    const { all, active } = await this.#service.environmentNames(ref);
    if (!all.length) {
      await this.#authorizer.requireReadSome(credentials);
    }
    const allowed = await this.#authorizer.allowed(
      deploymentReadPermission,
      ref,
      all,
      credentials,
    );
    if (all.length && !allowed.length) {
      throw new NotAllowedError(
        `You may not see the deployments of ${ref}; ask its owners`,
      );
    }
    return { ref, all, active, allowed };
  }

  async #requireRead(
    ref: string,
    environment: string,
    allowed: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!allowed.includes(environment)) {
      await this.#authorizer.require(
        deploymentReadPermission,
        ref,
        environment,
        credentials,
      );
    }
  }

  /** Only people act; a service may do nothing here, whatever it may read. */
  async #mayAct(
    permission: typeof rollbackCreatePermission,
    ref: string,
    environments: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    return this.#auth.isPrincipal(credentials, 'user')
      ? this.#authorizer.allowed(permission, ref, environments, credentials)
      : [];
  }
}
