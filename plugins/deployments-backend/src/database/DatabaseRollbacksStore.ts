import type { Actor, RollbackEvent } from '@jalon/plugin-deployments-common';
import type { Knex } from 'knex';
import {
  activeKey,
  fromEventRow,
  fromHoldRow,
  fromOperationRow,
  toEventRow,
  toOperationRow,
  type EventRow,
  type HoldRow,
  type OperationRow,
} from './rollbackRows';
import type {
  OperationPatch,
  RollbacksStore,
  StoredHold,
  StoredOperation,
} from './RollbacksStore';

const FINAL_STATES = ['succeeded', 'failed'];

/** {@link RollbacksStore} in SQLite or PostgreSQL. */
export class DatabaseRollbacksStore implements RollbacksStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async createOperation(operation: StoredOperation, event: RollbackEvent) {
    return this.#knex.transaction(async trx => {
      const inserted = await trx<OperationRow>('rollback_operations')
        .insert(toOperationRow(operation))
        .onConflict()
        .ignore()
        .returning('id');
      if (!inserted.length) {
        return false;
      }
      await trx('rollback_events').insert(toEventRow(operation.id, event));
      return true;
    });
  }

  async getOperation(id: string) {
    return this.#first({ id });
  }

  async findByKey(requesterRef: string, idempotencyKey: string) {
    return this.#first({
      requester_ref: requesterRef,
      idempotency_key: idempotencyKey,
    });
  }

  async activeOperation(entityRef: string, environment: string) {
    return this.#first({ active_key: activeKey(entityRef, environment) });
  }

  async listEvents(operationId: string) {
    const rows = await this.#knex<EventRow>('rollback_events')
      .where('operation_id', operationId)
      .orderBy('id')
      .select('*');
    return rows.map(fromEventRow);
  }

  async claim(id: string, until: string, now: string) {
    const claimed = await this.#knex<OperationRow>('rollback_operations')
      .where('id', id)
      .whereNotIn('state', FINAL_STATES)
      .where(builder =>
        builder.whereNull('lease_until').orWhere('lease_until', '<', now),
      )
      .update({ lease_until: until });
    return claimed === 1;
  }

  async listAbandoned(now: string) {
    const rows = await this.#knex<OperationRow>('rollback_operations')
      .whereNotIn('state', FINAL_STATES)
      .where(builder =>
        builder.whereNull('lease_until').orWhere('lease_until', '<', now),
      )
      .select('*');
    return rows.map(fromOperationRow);
  }

  async updateOperation(
    id: string,
    patch: OperationPatch,
    events: readonly RollbackEvent[],
  ) {
    const final = patch.state && FINAL_STATES.includes(patch.state);
    const columns = {
      ...(patch.state && { state: patch.state }),
      ...(patch.commit && { commit: JSON.stringify(patch.commit) }),
      ...(patch.error !== undefined && { error: patch.error }),
      ...(patch.holdId && { hold_id: patch.holdId }),
      ...(final && { active_key: null, lease_until: null }),
    };
    await this.#knex.transaction(async trx => {
      if (Object.keys(columns).length) {
        await trx('rollback_operations').where('id', id).update(columns);
      }
      if (events.length) {
        await trx('rollback_events').insert(
          events.map(event => toEventRow(id, event)),
        );
      }
    });
  }

  async setHold(hold: StoredHold) {
    const key = activeKey(hold.entityRef, hold.environment);
    await this.#knex.transaction(async trx => {
      await trx<HoldRow>('holds')
        .where('active_key', key)
        .whereNot('id', hold.id)
        .update({
          active_key: null,
          lifted_at: hold.createdAt,
          lifted_by: hold.actor.entityRef ?? hold.actor.displayName,
        });
      await trx<HoldRow>('holds')
        .insert({
          id: hold.id,
          entity_ref: hold.entityRef,
          environment: hold.environment,
          reason: hold.reason,
          actor_name: hold.actor.displayName,
          actor_ref: hold.actor.entityRef ?? null,
          created_at: hold.createdAt,
          operation_id: hold.operationId ?? null,
          active_key: key,
          lifted_at: null,
          lifted_by: null,
        })
        .onConflict('id')
        .ignore();
    });
  }

  async getHold(id: string) {
    const row = await this.#knex<HoldRow>('holds').where('id', id).first('*');
    return row && fromHoldRow(row);
  }

  async listHolds(entityRef: string) {
    const rows = await this.#knex<HoldRow>('holds')
      .where('entity_ref', entityRef)
      .whereNotNull('active_key')
      .select('*');
    return rows.map(fromHoldRow);
  }

  async liftHold(id: string, options: { at: string; by: Actor }) {
    const lifted = await this.#knex<HoldRow>('holds')
      .where('id', id)
      .whereNotNull('active_key')
      .update({
        active_key: null,
        lifted_at: options.at,
        lifted_by: options.by.entityRef ?? options.by.displayName,
      });
    return lifted === 1;
  }

  async #first(
    where: Partial<OperationRow>,
  ): Promise<StoredOperation | undefined> {
    const row = await this.#knex<OperationRow>('rollback_operations')
      .where(where)
      .first('*');
    return row && fromOperationRow(row);
  }
}
