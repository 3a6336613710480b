import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { isError, NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DeploymentCommit } from '@jalon/plugin-deployments-common';
import type { DeploymentsStore } from '../database/DeploymentsStore';
import type {
  OperationPatch,
  RollbacksStore,
  StoredOperation,
} from '../database/RollbacksStore';
import type { RollbackStrategy } from '../integrations/RollbackStrategy';
import type { ChangePublisher } from './ChangePublisher';
import type { EntitySynchroniser } from './EntitySynchroniser';

/** Longer than any step takes; afterwards someone else may go on. */
const LEASE_MS = 60 * 1000;

type Recheck = (operation: StoredOperation) => Promise<void>;

export interface RollbackWorkerOptions {
  readonly strategy: RollbackStrategy;
  readonly rollbacks: RollbacksStore;
  readonly deployments: DeploymentsStore;
  readonly synchroniser: EntitySynchroniser;
  readonly changes: ChangePublisher;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * Carries out stored rollback operations, one step after the other, so that
 * whoever finds one half done can go on.
 */
export class RollbackWorker {
  readonly #options: RollbackWorkerOptions;
  readonly #running = new Set<Promise<void>>();

  constructor(options: RollbackWorkerOptions) {
    this.#options = options;
  }

  /** Begins without waiting for the end. */
  start(id: string, recheck: Recheck): void {
    const run = this.run(id, recheck);
    this.#running.add(run);
    run.finally(() => this.#running.delete(run));
  }

  /** Waits for what was begun here. */
  async settle(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Goes on with operations whose process has ended. */
  async resume(): Promise<void> {
    const { rollbacks, now } = this.#options;
    const abandoned = await rollbacks.listAbandoned(now().toISOString());
    for (const operation of abandoned) {
      // One that was stored a moment ago is about to be begun by its process.
      const age = now().getTime() - Date.parse(operation.requestedAt);
      if (age >= LEASE_MS) {
        await this.run(operation.id, o => this.#recheckLater(o), true);
      }
    }
  }

  /** Never fails: the outcome is stored with the operation. */
  async run(id: string, recheck: Recheck, resumed = false): Promise<void> {
    const { rollbacks, logger, now } = this.#options;
    try {
      const at = now().getTime();
      const until = new Date(at + LEASE_MS).toISOString();
      const claimed = await rollbacks.claim(
        id,
        until,
        new Date(at).toISOString(),
      );
      const operation = claimed && (await rollbacks.getOperation(id));
      if (operation) {
        await this.#carryOut(operation, recheck, resumed);
      }
    } catch (error) {
      logger.error(`Rollback ${id} could not be carried out: ${error}`);
    }
  }

  async #carryOut(
    operation: StoredOperation,
    recheck: Recheck,
    resumed: boolean,
  ): Promise<void> {
    try {
      if (resumed) {
        await this.#update(operation, {}, 'resumed', 'Resumed after a restart');
      }
      const commit = await this.#ensureApplied(operation, recheck);
      await this.#applied(operation, commit);
      await this.#verify(operation);
    } catch (error) {
      await this.#giveUpOrRetry(operation, error);
    }
  }

  /** Looks for the operation's mark first, so that nothing is done twice. */
  async #ensureApplied(
    operation: StoredOperation,
    recheck: Recheck,
  ): Promise<DeploymentCommit> {
    const { strategy, rollbacks } = this.#options;
    const made = operation.commit ?? (await strategy.find(operation));
    if (made) {
      return made;
    }
    await recheck(operation);
    await rollbacks.updateOperation(operation.id, { state: 'applying' }, []);
    return strategy.apply(operation);
  }

  async #applied(
    operation: StoredOperation,
    commit: DeploymentCommit,
  ): Promise<void> {
    const { rollbacks, now } = this.#options;
    const at = now().toISOString();
    const hold = {
      // One hold for one operation, however often this step is repeated.
      id: operation.id,
      entityRef: operation.entityRef,
      environment: operation.environment,
      reason: operation.reason,
      actor: operation.requester,
      createdAt: at,
      operationId: operation.id,
    };
    if (!operation.holdId) {
      await rollbacks.setHold(hold);
    }
    await this.#update(
      operation,
      { state: 'verifying', commit, holdId: hold.id },
      'applied',
      `Committed ${commit.sha.slice(0, 7)} and held ${operation.environment}`,
      commit.url,
    );
    await this.#synchronise(operation);
  }

  /** So that the history shows the rollback at once. */
  async #synchronise(operation: StoredOperation): Promise<void> {
    const { catalog, auth, synchroniser, deployments } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(operation.entityRef, {
      credentials,
    });
    if (entity) {
      await synchroniser.synchronise(entity);
      // Also when the catalog knows no mail address of the requester.
      await deployments.setActor(operation.authorEmail, operation.requester);
    }
  }

  async #verify(operation: StoredOperation): Promise<void> {
    const { strategy } = this.#options;
    const { succeeded, message } = await strategy.verify(operation);
    await this.#update(
      operation,
      succeeded ? { state: 'succeeded' } : { state: 'failed', error: message },
      succeeded ? 'succeeded' : 'failed',
      message,
    );
  }

  /**
   * While the host cannot be reached it is not known whether the change was
   * made: the operation stays open, and is resumed, as long as the decision
   * behind it holds.
   */
  async #giveUpOrRetry(
    operation: StoredOperation,
    error: unknown,
  ): Promise<void> {
    const { logger, now } = this.#options;
    const message = isError(error) ? error.message : String(error);
    logger.warn(`Rollback ${operation.id}: ${message}`);
    const uncertain =
      isError(error) && error.name === 'ServiceUnavailableError';
    if (uncertain && now().toISOString() < operation.authorizedUntil) {
      return;
    }
    await this.#update(
      operation,
      { state: 'failed', error: message },
      'failed',
      message,
    );
  }

  /**
   * After a restart the requester's session is gone. The stored decision
   * counts for a while, for a person who is still in the catalog.
   */
  async #recheckLater(operation: StoredOperation): Promise<void> {
    const { catalog, auth, now } = this.#options;
    const again =
      'nothing was changed; ask for the rollback again if it is still wanted';
    if (now().toISOString() > operation.authorizedUntil) {
      throw new NotAllowedError(
        `The portal was away for too long to act on this request; ${again}`,
      );
    }
    const person = await catalog.getEntityByRef(operation.requester.entityRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    if (!person) {
      throw new NotAllowedError(
        `${operation.requester.displayName} is no longer in the catalog; ${again}`,
      );
    }
  }

  async #update(
    operation: StoredOperation,
    patch: OperationPatch,
    type: 'resumed' | 'applied' | 'succeeded' | 'failed',
    message: string,
    url?: string,
  ): Promise<void> {
    const { rollbacks, changes, now } = this.#options;
    const event = {
      at: now().toISOString(),
      type,
      message,
      ...(url && { url }),
    };
    await rollbacks.updateOperation(operation.id, patch, [event]);
    await changes.publish({
      entityRef: operation.entityRef,
      operationId: operation.id,
    });
  }
}
