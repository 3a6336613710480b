import { createHash, randomUUID } from 'node:crypto';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  Actor,
  RollbackOperation,
  RollbackPreview,
  RollbackPreviewRequest,
  RollbackRequest,
} from '@jalon/plugin-deployments-common';
import type { DeploymentsStore } from '../database/DeploymentsStore';
import type {
  RollbacksStore,
  StoredHold,
  StoredOperation,
} from '../database/RollbacksStore';
import type { ChangePublisher } from './ChangePublisher';
import { toDeployment, toHold } from './DeploymentsService';
import type { PlannedPreview, RollbackPlanner } from './RollbackPlanner';
import type { RollbackWorker } from './RollbackWorker';

/** How long a decision taken for a person may be acted on after a restart. */
const AUTHORIZED_MS = 10 * 60 * 1000;
const MAX_REASON = 2000;

export interface Requester {
  readonly entityRef: string;
  readonly displayName: string;
  readonly email: string;
}

export interface RollbackContext {
  readonly idempotencyKey: string;
  readonly requester: Requester;
  /** Asks again whether the requester may; throws when not. */
  readonly recheck: () => Promise<void>;
}

/** `preview → apply → verify`, with the intent stored first. */
export class RollbacksService {
  readonly #options: {
    planner: RollbackPlanner;
    worker: RollbackWorker;
    deployments: DeploymentsStore;
    rollbacks: RollbacksStore;
    changes: ChangePublisher;
    now: () => Date;
  };

  constructor(options: {
    planner: RollbackPlanner;
    worker: RollbackWorker;
    deployments: DeploymentsStore;
    rollbacks: RollbacksStore;
    changes: ChangePublisher;
    now: () => Date;
  }) {
    this.#options = options;
  }

  async preview(
    entity: Entity,
    request: RollbackPreviewRequest,
  ): Promise<RollbackPreview> {
    const { environment, deploymentId } = request;
    const { preview } = await this.#options.planner.plan(
      entity,
      environment,
      deploymentId,
    );
    return preview;
  }

  /**
   * Stores the intent and begins. The same key and request again is the same
   * operation; the same key for another request is a conflict.
   */
  async rollBack(
    entity: Entity,
    request: RollbackRequest,
    context: RollbackContext,
  ): Promise<RollbackOperation> {
    const reason = readReason(request.reason);
    const repeated = await this.#findRepeated(request, context);
    if (repeated) {
      return repeated;
    }
    try {
      const planned = await this.#checkedPlan(entity, request);
      await this.#store(entity, request, { ...context, ...planned, reason });
    } catch (error) {
      // The second of two simultaneous clicks finds what the first one stored.
      const first = await this.#findRepeated(request, context);
      if (first) {
        return first;
      }
      throw error;
    }
    const stored = await this.#findRepeated(request, context);
    if (!stored) {
      throw new ConflictError(inFlightMessage(entity, request.environment));
    }
    this.#options.worker.start(stored.id, context.recheck);
    return stored;
  }

  async getStored(id: string): Promise<StoredOperation> {
    const operation = await this.#options.rollbacks.getOperation(id);
    if (!operation) {
      throw new NotFoundError(`There is no rollback ${id}`);
    }
    return operation;
  }

  async describe(operation: StoredOperation): Promise<RollbackOperation> {
    const { deployments, rollbacks } = this.#options;
    const [found, timeline, hold] = await Promise.all([
      deployments.getDeployments([operation.fromId, operation.toId]),
      rollbacks.listEvents(operation.id),
      operation.holdId ? rollbacks.getHold(operation.holdId) : undefined,
    ]);
    const from = found.find(item => item.id === operation.fromId);
    const to = found.find(item => item.id === operation.toId);
    if (!from || !to) {
      throw new NotFoundError(
        `The deployments of rollback ${operation.id} are no longer stored`,
      );
    }
    return {
      id: operation.id,
      entityRef: operation.entityRef,
      environment: operation.environment,
      strategy: operation.strategy,
      state: operation.state,
      from: toDeployment(from),
      to: toDeployment(to),
      reason: operation.reason,
      requestedBy: actorOf(operation.requester),
      requestedAt: operation.requestedAt,
      ...(operation.commit && { commit: operation.commit }),
      ...(operation.error && { error: operation.error }),
      ...(hold && !hold.liftedAt && { hold: toHold(hold) }),
      timeline,
    };
  }

  async getHold(id: string): Promise<StoredHold> {
    const hold = await this.#options.rollbacks.getHold(id);
    if (!hold || hold.liftedAt) {
      throw new NotFoundError(
        `There is no hold ${id}, or it was lifted before`,
      );
    }
    return hold;
  }

  async liftHold(hold: StoredHold, by: Actor): Promise<void> {
    const { rollbacks, changes, now } = this.#options;
    await rollbacks.liftHold(hold.id, { at: now().toISOString(), by });
    await changes.publish({ entityRef: hold.entityRef });
  }

  async #findRepeated(
    request: RollbackRequest,
    { requester, idempotencyKey }: RollbackContext,
  ): Promise<RollbackOperation | undefined> {
    const stored = await this.#options.rollbacks.findByKey(
      requester.entityRef,
      idempotencyKey,
    );
    if (!stored) {
      return undefined;
    }
    if (stored.requestHash !== hashOf(request)) {
      throw new ConflictError(
        'This Idempotency-Key was used for another rollback; use a new one for each',
      );
    }
    return this.describe(stored);
  }

  async #checkedPlan(
    entity: Entity,
    request: RollbackRequest,
  ): Promise<PlannedPreview> {
    const { environment, deploymentId } = request;
    const { preview, plan } = await this.#options.planner.plan(
      entity,
      environment,
      deploymentId,
    );
    if (preview.confirmation && request.confirmation !== preview.confirmation) {
      throw new InputError(
        `Type ${preview.confirmation} to confirm a rollback of ${environment}`,
      );
    }
    const inFlight = preview.checks.find(
      check => check.id === 'in-flight' && check.status === 'block',
    );
    if (inFlight) {
      throw new ConflictError(
        `${inFlightMessage(entity, environment)}: ${inFlight.title}`,
      );
    }
    if (preview.fingerprint !== request.fingerprint) {
      throw new ConflictError(
        `${environment} of ${entity.metadata.name} has changed since the preview; look at a new one before you roll back`,
      );
    }
    const blocks = preview.checks.filter(check => check.status === 'block');
    if (blocks.length) {
      const titles = blocks.map(check => check.title).join('; ');
      throw new ConflictError(`The rollback is blocked: ${titles}`);
    }
    return { preview, plan };
  }

  async #store(
    entity: Entity,
    request: RollbackRequest,
    context: RollbackContext & PlannedPreview & { reason: string },
  ): Promise<void> {
    const { rollbacks, changes, now } = this.#options;
    const { environment } = request;
    const { requester, reason, plan, preview } = context;
    const entityRef = stringifyEntityRef(entity);
    const at = now();
    const operation: StoredOperation = {
      id: randomUUID(),
      entityRef,
      environment,
      strategy: preview.strategy,
      state: 'pending',
      fromId: preview.from.id,
      toId: preview.to.id,
      reason,
      requester: {
        entityRef: requester.entityRef,
        displayName: requester.displayName,
      },
      authorEmail: requester.email,
      requestedAt: at.toISOString(),
      authorizedUntil: new Date(at.getTime() + AUTHORIZED_MS).toISOString(),
      idempotencyKey: context.idempotencyKey,
      requestHash: hashOf(request),
      plan,
    };
    const stored = await rollbacks.createOperation(operation, {
      at: at.toISOString(),
      type: 'requested',
      message: `Rollback of ${environment} from ${plan.fromVersion} to ${plan.toVersion} requested: ${reason}`,
      actor: actorOf(requester),
    });
    if (!stored) {
      throw new ConflictError(inFlightMessage(entity, environment));
    }
    await changes.publish({ entityRef, operationId: operation.id });
  }
}

function readReason(reason: string): string {
  const text = reason.trim();
  if (!text) {
    throw new InputError('Give the reason for the rollback');
  }
  if (text.length > MAX_REASON) {
    throw new InputError(
      `The reason is longer than ${MAX_REASON} characters; link to the details instead`,
    );
  }
  return text;
}

function hashOf(request: RollbackRequest): string {
  const parts = [
    request.entityRef,
    request.environment,
    request.deploymentId,
    request.fingerprint,
    request.reason,
    request.confirmation ?? null,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function inFlightMessage(entity: Entity, environment: string): string {
  return `Something is being rolled out to ${environment} of ${entity.metadata.name}; wait until it has ended`;
}

function actorOf(requester: { entityRef: string; displayName: string }): Actor {
  const { entityRef, displayName } = requester;
  return { entityRef, displayName };
}
