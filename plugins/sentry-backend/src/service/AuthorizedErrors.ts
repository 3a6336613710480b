import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { SentryApi } from '@jalon/plugin-sentry-common';
import type { EntityAccess } from './EntityAccess';
import type { StoredErrors } from './StoredErrors';

type Options<Method extends keyof SentryApi> = Parameters<SentryApi[Method]>[0];

/** The errors of an entity, for whom may see them. */
export class AuthorizedErrors {
  readonly #access: EntityAccess;
  readonly #errors: StoredErrors;

  constructor(access: EntityAccess, errors: StoredErrors) {
    this.#access = access;
    this.#errors = errors;
  }

  async listIssues(
    options: Options<'listIssues'>,
    credentials: BackstageCredentials,
  ) {
    const { entityRef, ...rest } = options;
    const scope = await this.#access.resolve(entityRef, credentials);
    return this.#errors.listIssues(scope, rest);
  }

  async getIssue(
    options: Options<'getIssue'>,
    credentials: BackstageCredentials,
  ) {
    const scope = await this.#access.resolve(options.entityRef, credentials);
    return this.#errors.getIssue(scope, options.id);
  }

  async getSummary(
    options: Options<'getSummary'>,
    credentials: BackstageCredentials,
  ) {
    const scope = await this.#access.resolve(options.entityRef, credentials);
    return this.#errors.getSummary(scope);
  }

  async getTrend(
    options: Options<'getTrend'>,
    credentials: BackstageCredentials,
  ) {
    const scope = await this.#access.resolve(options.entityRef, credentials);
    return this.#errors.getTrend(scope, options);
  }

  async getDeploymentErrors(
    options: Options<'getDeploymentErrors'>,
    credentials: BackstageCredentials,
  ) {
    const scope = await this.#access.resolve(options.entityRef, credentials);
    return this.#errors.getDeploymentErrors(scope, options);
  }
}
