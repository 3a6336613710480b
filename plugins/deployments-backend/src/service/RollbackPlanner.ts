import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  RollbackCandidate,
  RollbackPreview,
} from '@jalon/plugin-deployments-common';
import type { DeploymentsStore } from '../database/DeploymentsStore';
import type { RollbackPlan, RollbacksStore } from '../database/RollbacksStore';
import type { SyncStore } from '../database/SyncStore';
import {
  environmentRulesCheck,
  holdCheck,
  inFlightCheck,
  sortChecks,
  targetHealthyCheck,
} from '../domain/checks';
import type { EnvironmentRules } from '../domain/environments';
import { fingerprintOf } from '../domain/fingerprint';
import { artefactsKey } from '../domain/images';
import { rollbackCandidates, type Candidate } from '../domain/rollbackTarget';
import type { DeploymentRecord } from '../domain/types';
import type {
  PlannedRollback,
  RollbackStrategy,
} from '../integrations/RollbackStrategy';
import { toDeployment, toHold } from './DeploymentsService';
import type { EntitySynchroniser } from './EntitySynchroniser';

const HISTORY = 200;

export interface PlannedPreview {
  readonly preview: RollbackPreview;
  readonly plan: RollbackPlan;
}

/** Finds out what a rollback would do, on the newest facts there are. */
export class RollbackPlanner {
  readonly #options: {
    deployments: DeploymentsStore;
    sync: SyncStore;
    rollbacks: RollbacksStore;
    synchroniser: EntitySynchroniser;
    strategy: RollbackStrategy;
    rules: EnvironmentRules;
  };

  constructor(options: {
    deployments: DeploymentsStore;
    sync: SyncStore;
    rollbacks: RollbacksStore;
    synchroniser: EntitySynchroniser;
    strategy: RollbackStrategy;
    rules: EnvironmentRules;
  }) {
    this.#options = options;
  }

  /** @param deploymentId - what to go back to; the default target when undefined */
  async plan(
    entity: Entity,
    environment: string,
    deploymentId: string | undefined,
  ): Promise<PlannedPreview> {
    const { strategy } = this.#options;
    const entityRef = stringifyEntityRef(entity);
    const overlayPath = await this.#refresh(entity, entityRef, environment);
    const history = await this.#options.deployments.history(
      entityRef,
      environment,
      { limit: HISTORY },
    );
    const from = history.find(item => item.state === 'success');
    if (!from) {
      throw new NotFoundError(
        `${entity.metadata.name} was never deployed to ${environment}`,
      );
    }
    const candidates = rollbackCandidates(history, from);
    const to = await this.#target(entity, from, candidates, deploymentId);
    const planned = await strategy.plan({
      entity,
      environment,
      overlayPath,
      from,
      to,
    });
    return {
      preview: await this.#preview(entity, { from, to, candidates, planned }),
      plan: planned.plan,
    };
  }

  /** The path of the overlay, after reading what was pushed meanwhile. */
  async #refresh(
    entity: Entity,
    entityRef: string,
    environment: string,
  ): Promise<string> {
    const { sync, synchroniser } = this.#options;
    const result = await synchroniser.synchronise(entity);
    if (result === 'failed') {
      const status = await sync.getSync(entityRef);
      throw new ServiceUnavailableError(
        `The repository of ${entity.metadata.name} cannot be read: ${status?.problem?.message}`,
      );
    }
    const known = await sync.listEnvironments(entityRef);
    const found = known.find(
      item => item.active && item.environment === environment,
    );
    if (!found?.overlayPath) {
      throw new NotFoundError(
        `${entity.metadata.name} has no environment ${environment}`,
      );
    }
    return found.overlayPath;
  }

  async #target(
    entity: Entity,
    from: DeploymentRecord,
    candidates: readonly Candidate[],
    deploymentId: string | undefined,
  ): Promise<DeploymentRecord> {
    const { deployments } = this.#options;
    const { environment, entityRef } = from;
    const { name } = entity.metadata;
    const id =
      deploymentId ?? candidates.find(item => item.isDefault)?.deployment.id;
    if (id === undefined) {
      throw new ConflictError(
        `${environment} of ${name} has no earlier version that is known to have run well; choose a deployment to go back to`,
      );
    }
    const target = await deployments.getDeployment(entityRef, id);
    if (!target || target.environment !== environment) {
      throw new NotFoundError(
        `${environment} of ${name} has no deployment ${id}`,
      );
    }
    if (artefactsKey(target.artefacts) === artefactsKey(from.artefacts)) {
      throw new ConflictError(
        `${environment} of ${name} already runs ${target.version}`,
      );
    }
    return target;
  }

  async #preview(
    entity: Entity,
    facts: {
      from: DeploymentRecord;
      to: DeploymentRecord;
      candidates: readonly Candidate[];
      planned: PlannedRollback;
    },
  ): Promise<RollbackPreview> {
    const { strategy, rules, rollbacks } = this.#options;
    const { from, to, planned } = facts;
    const { entityRef, environment } = from;
    const holds = await rollbacks.listHolds(entityRef);
    const hold = holds.find(item => item.environment === environment);
    const confirmation = rules.protected.includes(environment)
      ? entity.metadata.name
      : undefined;
    const candidates = withTarget(facts.candidates, to);
    const chosen = candidates.find(item => item.deployment.id === to.id);
    const checks = sortChecks([
      ...planned.checks,
      targetHealthyCheck({
        version: to.version,
        healthy: chosen?.healthy ?? false,
      }),
      inFlightCheck(await this.#inFlight(entityRef, environment)),
      holdCheck(hold && toHold(hold)),
      environmentRulesCheck({ environment, confirmation }),
    ]);
    return {
      entityRef,
      environment,
      strategy: strategy.name,
      how: planned.how,
      from: toDeployment(from),
      to: toDeployment(to),
      candidates,
      changes: planned.changes,
      checks,
      ...(confirmation && { confirmation }),
      fingerprint: fingerprintOf({
        entityRef,
        environment,
        repository: planned.repository,
        overlayPath: planned.plan.overlayPath,
        before: planned.before,
        after: planned.after,
        fromId: from.id,
        toId: to.id,
        holdId: hold?.id,
        confirmation,
        // What is in flight ends by itself and is looked at when applying.
        checks: checks
          .filter(check => check.id !== 'in-flight')
          .map(check => `${check.id}:${check.status}`),
      }),
    };
  }

  async #inFlight(
    entityRef: string,
    environment: string,
  ): Promise<string | undefined> {
    const { rollbacks, deployments } = this.#options;
    const operation = await rollbacks.activeOperation(entityRef, environment);
    if (operation) {
      return `${operation.requester.displayName} is rolling it back to ${operation.plan.toVersion}`;
    }
    const current = await deployments.listCurrent(entityRef);
    const rollout = current.find(
      item => item.environment === environment && item.state !== 'success',
    );
    return rollout && `${rollout.version} is being deployed`;
  }
}

/** A chosen target is offered even when it is not among the newest. */
function withTarget(
  candidates: readonly Candidate[],
  to: DeploymentRecord,
): RollbackCandidate[] {
  const bare = candidates.map(item => ({
    ...item,
    deployment: toDeployment(item.deployment),
  }));
  if (bare.some(item => item.deployment.id === to.id)) {
    return bare;
  }
  const healthy = to.state === 'superseded';
  return [...bare, { deployment: toDeployment(to), healthy, isDefault: false }];
}
