import type { SyncProblem } from '@jalon/plugin-deployments-common';
import type { Knex } from 'knex';
import { optional } from './deploymentRows';
import type { EntityEnvironment, EntitySync, SyncStore } from './SyncStore';

const CHUNK = 500;

interface SyncRow {
  entity_ref: string;
  location: string | null;
  head_sha: string | null;
  synced_at: string | null;
  problem_code: SyncProblem['code'] | null;
  problem_message: string | null;
  problem_since: string | null;
}

interface EnvironmentRow {
  entity_ref: string;
  environment: string;
  overlay_path: string | null;
  /** 0 or 1 in SQLite. */
  active: boolean | number;
  behind_environment: string | null;
  behind_commits: number | null;
}

/** {@link SyncStore} in SQLite or PostgreSQL. */
export class DatabaseSyncStore implements SyncStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async getSync(entityRef: string) {
    return (await this.getSyncs([entityRef])).get(entityRef);
  }

  async getSyncs(entityRefs: readonly string[]) {
    const found = new Map<string, EntitySync>();
    for (let start = 0; start < entityRefs.length; start += CHUNK) {
      const rows = await this.#knex<SyncRow>('entity_sync')
        .whereIn('entity_ref', entityRefs.slice(start, start + CHUNK))
        .select('*');
      rows.forEach(row => found.set(row.entity_ref, toSync(row)));
    }
    return found;
  }

  async saveSync(sync: EntitySync) {
    const row: SyncRow = {
      entity_ref: sync.entityRef,
      location: sync.location ?? null,
      head_sha: sync.headSha ?? null,
      synced_at: sync.syncedAt ?? null,
      problem_code: sync.problem?.code ?? null,
      problem_message: sync.problem?.message ?? null,
      problem_since: sync.problem?.since ?? null,
    };
    await this.#knex<SyncRow>('entity_sync')
      .insert(row)
      .onConflict('entity_ref')
      .merge();
  }

  async markSynced(entityRefs: readonly string[], at: string) {
    for (let start = 0; start < entityRefs.length; start += CHUNK) {
      await this.#knex<SyncRow>('entity_sync')
        .whereIn('entity_ref', entityRefs.slice(start, start + CHUNK))
        .update({ synced_at: at });
    }
  }

  async listEnvironments(entityRef: string) {
    const rows = await this.#knex<EnvironmentRow>('entity_environments')
      .where('entity_ref', entityRef)
      .orderBy('environment')
      .select('*');
    return rows.map(toEnvironment);
  }

  async saveEnvironments(
    entityRef: string,
    environments: readonly EntityEnvironment[],
  ) {
    const rows = environments.map(item => ({
      entity_ref: entityRef,
      environment: item.environment,
      overlay_path: item.overlayPath ?? null,
      active: item.active,
      behind_environment: item.behind?.environment ?? null,
      behind_commits: item.behind?.commits ?? null,
    }));
    await this.#knex.transaction(async trx => {
      await trx<EnvironmentRow>('entity_environments')
        .where('entity_ref', entityRef)
        .whereNotNull('overlay_path')
        .whereNotIn(
          'environment',
          rows.map(row => row.environment),
        )
        .update({
          active: false,
          behind_environment: null,
          behind_commits: null,
        });
      if (rows.length) {
        await trx('entity_environments')
          .insert(rows)
          .onConflict(['entity_ref', 'environment'])
          .merge();
      }
    });
  }
}

function toSync(row: SyncRow): EntitySync {
  return {
    entityRef: row.entity_ref,
    ...optional('location', row.location),
    ...optional('headSha', row.head_sha),
    ...optional('syncedAt', row.synced_at),
    ...(row.problem_code && {
      problem: {
        code: row.problem_code,
        message: row.problem_message ?? '',
        ...optional('since', row.problem_since),
      },
    }),
  };
}

function toEnvironment(row: EnvironmentRow): EntityEnvironment {
  return {
    environment: row.environment,
    ...optional('overlayPath', row.overlay_path),
    active: Boolean(row.active),
    ...(row.behind_environment &&
      row.behind_commits !== null && {
        behind: {
          environment: row.behind_environment,
          commits: row.behind_commits,
        },
      }),
  };
}
