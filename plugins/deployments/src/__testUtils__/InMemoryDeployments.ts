import type {
  Deployment,
  DeploymentList,
  DeploymentsApi,
  EnvironmentList,
  EnvironmentStatus,
  Hold,
  ListDeploymentsOptions,
  RollbackCheck,
  RollbackOperation,
  RollbackPreview,
  RollbackPreviewRequest,
  RollbackRequest,
  SyncProblem,
} from '@jalon/plugin-deployments-common';
import { begunAt, detailsOf, matching, METRICS, previewOf } from './answers';
import { AMEL, ENTITY_REF, makeDeployment } from './fixtures';
import { responseError } from './responses';

/**
 * Deployments that live in memory and answer as the server does: pages with
 * cursors, filters, permissions, fingerprints, idempotency and conflicts.
 */
export class InMemoryDeployments implements DeploymentsApi {
  environments = ['production', 'staging', 'preview'];
  /** Environments in which the person may act. */
  reportedOnly = new Set<string>();
  mayAct = new Set(['production', 'staging', 'preview']);
  checks: RollbackCheck[] = [
    { id: 'target-available', status: 'pass', title: 'Image exists' },
    {
      id: 'migrations',
      status: 'warn',
      title: '1 migration between the two: expand only, safe',
    },
  ];
  problem?: SyncProblem;
  syncedAt?: string;
  /** Thrown by the next calls of the named methods until removed. */
  readonly failures = new Map<keyof DeploymentsApi, Error>();
  readonly holds = new Map<string, Hold>();
  readonly operations = new Map<string, RollbackOperation>();
  readonly #operationByKey = new Map<string, string>();
  #deployments: Deployment[];

  constructor(deployments: Deployment[], readonly now = () => new Date()) {
    this.#deployments = deployments;
    this.syncedAt = now().toISOString();
  }

  /** Someone pushes another version to an overlay. */
  deploy(environment: string, version: string) {
    this.#begin(
      makeDeployment({
        environment,
        version,
        at: this.now(),
        state: 'success',
      }),
    );
  }

  #begin(next: Deployment, left: 'superseded' | 'failure' = 'superseded') {
    const now = this.now().toISOString();
    this.#deployments = [
      next,
      ...this.#deployments.map(each =>
        each.environment === next.environment && each.state === 'success'
          ? { ...each, state: left, supersededAt: now }
          : each,
      ),
    ];
  }

  #current(environment: string) {
    return this.#deployments.find(
      each => each.environment === environment && each.state === 'success',
    );
  }

  #failIfTold(method: keyof DeploymentsApi) {
    const failure = this.failures.get(method);
    if (failure) {
      throw failure;
    }
  }

  async listDeployments(options: ListDeploymentsOptions) {
    this.#failIfTold('listDeployments');
    const { limit = 20, cursor } = options;
    const found = matching(this.#deployments, options);
    const start = cursor ? this.#readCursor(cursor) : 0;
    if (Number.isNaN(start)) {
      throw await responseError(400, 'InputError', 'The cursor is not valid');
    }
    const end = start + limit;
    const list: DeploymentList = {
      items: found.slice(start, end),
      pageInfo: {
        nextCursor: end < found.length ? `after-${end}` : undefined,
      },
    };
    return list;
  }

  #readCursor(cursor: string) {
    return Number(/^after-(\d+)$/.exec(cursor)?.[1]);
  }

  async getDeployment(options: { entityRef: string; id: string }) {
    this.#failIfTold('getDeployment');
    const found = this.#deployments.find(({ id }) => id === options.id);
    if (!found) {
      throw await this.#unknown(options.id);
    }
    const before = this.#deployments.find(
      each =>
        each.environment === found.environment &&
        begunAt(each) < begunAt(found),
    );
    return detailsOf(found, before);
  }

  async getEnvironments(_options: { entityRef: string }) {
    this.#failIfTold('getEnvironments');
    const items = this.environments.map((environment): EnvironmentStatus => {
      const reportedOnly = this.reportedOnly.has(environment);
      const allowed = !reportedOnly && this.mayAct.has(environment);
      return {
        environment,
        ...(reportedOnly && { reportedOnly }),
        current: this.#current(environment),
        inFlight: this.#deployments.find(
          each =>
            each.environment === environment && each.state === 'in_progress',
        ),
        hold: this.holds.get(environment),
        behind:
          environment === 'production'
            ? { environment: 'staging', commits: 3 }
            : undefined,
        confirmationRequired: environment === 'production',
        permissions: { rollback: allowed, liftHold: allowed },
      };
    });
    const list: EnvironmentList = {
      items,
      sync: { syncedAt: this.syncedAt, problem: this.problem },
    };
    return list;
  }

  async getMetrics(options: { environment?: string; days?: number }) {
    this.#failIfTold('getMetrics');
    const { environment = METRICS.environment, days = 30 } = options;
    return { ...METRICS, environment, days };
  }

  async previewRollback(request: RollbackPreviewRequest) {
    this.#failIfTold('previewRollback');
    const { environment, deploymentId } = request;
    await this.#requirePermission(environment);
    const from = this.#current(environment);
    const earlier = this.#deployments.filter(
      each => each.environment === environment && each.id !== from?.id,
    );
    const fallback = earlier.find(each => each.state === 'superseded');
    const to = deploymentId
      ? earlier.find(each => each.id === deploymentId)
      : fallback;
    if (!from || !to) {
      throw await this.#unknown(deploymentId ?? environment);
    }
    const { checks } = this;
    return previewOf(request, from, to, { earlier, fallback, checks });
  }

  async rollBack(
    request: RollbackRequest,
    options: { idempotencyKey: string },
  ) {
    this.#failIfTold('rollBack');
    const known = this.#operationByKey.get(options.idempotencyKey);
    if (known) {
      return this.getRollback(known);
    }
    const preview = await this.previewRollback(request);
    const { environment, reason } = request;
    if (!reason.trim()) {
      throw await responseError(400, 'InputError', 'A reason is required');
    }
    if (preview.confirmation && request.confirmation !== preview.confirmation) {
      throw await responseError(
        400,
        'InputError',
        'The name of the entity is not typed correctly',
      );
    }
    if (preview.fingerprint !== request.fingerprint) {
      throw await responseError(
        409,
        'ConflictError',
        `${environment} changed since the preview`,
      );
    }
    return this.#apply(preview, reason, options.idempotencyKey);
  }

  #apply(preview: RollbackPreview, reason: string, key: string) {
    const { entityRef, environment, strategy, from, to } = preview;
    const id = `op-${this.operations.size + 1}`;
    const at = this.now().toISOString();
    this.#begin(
      makeDeployment({
        id: `${environment}-${to.version}-${id}`,
        environment,
        version: to.version,
        at: this.now(),
        kind: 'rollback',
        state: 'success',
        actor: AMEL,
        reason,
        rollbackOf: from.id,
        restores: to.id,
        operationId: id,
      }),
      'failure',
    );
    const hold: Hold = {
      id: `hold-${id}`,
      reason,
      actor: AMEL,
      createdAt: at,
      operationId: id,
    };
    this.holds.set(environment, hold);
    const operation: RollbackOperation = {
      id,
      entityRef,
      environment,
      strategy,
      state: 'verifying',
      from,
      to,
      reason,
      requestedBy: AMEL,
      requestedAt: at,
      hold,
      timeline: [
        { at, type: 'requested', message: 'Rollback requested', actor: AMEL },
      ],
    };
    this.operations.set(id, operation);
    this.#operationByKey.set(key, id);
    return operation;
  }

  /** The verification of an operation ends. */
  finish(id: string, state: 'succeeded' | 'failed', message: string) {
    const operation = this.operations.get(id);
    if (operation) {
      const at = this.now().toISOString();
      this.operations.set(id, {
        ...operation,
        state,
        error: state === 'failed' ? message : undefined,
        timeline: [...operation.timeline, { at, type: state, message }],
      });
    }
  }

  async getRollback(id: string) {
    this.#failIfTold('getRollback');
    const operation = this.operations.get(id);
    if (!operation) {
      throw await this.#unknown(id);
    }
    return operation;
  }

  async liftHold(id: string) {
    this.#failIfTold('liftHold');
    for (const [environment, hold] of this.holds) {
      if (hold.id === id) {
        await this.#requirePermission(environment);
        this.holds.delete(environment);
      }
    }
  }

  async #requirePermission(environment: string) {
    if (!this.mayAct.has(environment)) {
      throw await responseError(
        403,
        'NotAllowedError',
        `Only approvers may roll back ${environment} of ${ENTITY_REF}`,
      );
    }
  }

  #unknown(what: string) {
    return responseError(404, 'NotFoundError', `No deployment '${what}'`);
  }
}
