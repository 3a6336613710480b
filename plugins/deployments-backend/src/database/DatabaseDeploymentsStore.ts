import type { Actor } from '@jalon/plugin-deployments-common';
import type { Knex } from 'knex';
import type {
  ApplicationCommit,
  DeploymentEvidence,
  DeploymentRecord,
} from '../domain/types';
import { decodeCursor, encodeCursor } from './cursor';
import {
  applicationCommitOf,
  artefactsHash,
  fromRow,
  fromSourceRefRow,
  type DeploymentRow,
  type SourceRefRow,
} from './deploymentRows';
import { DeploymentWriter } from './DeploymentWriter';
import type { DeploymentsQuery, DeploymentsStore } from './DeploymentsStore';

const CURRENT_STATES = ['success', 'queued', 'in_progress'];
const MAX_CURRENT = 500;
const CHUNK = 500;

/** {@link DeploymentsStore} in SQLite or PostgreSQL. */
export class DatabaseDeploymentsStore implements DeploymentsStore {
  readonly #knex: Knex;
  readonly #writer: DeploymentWriter;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#writer = new DeploymentWriter(knex);
  }

  async listDeployments(query: DeploymentsQuery) {
    const select = this.#newestFirst(query.entityRef).limit(query.limit + 1);
    if (query.environments) {
      select.whereIn('environment', [...query.environments]);
    }
    if (query.state) {
      select.where('state', query.state);
    }
    if (query.since) {
      const since = new Date(query.since).toISOString();
      select.where('ordered_at', '>=', since);
    }
    if (query.query) {
      const pattern = `%${escapeLike(query.query.toLowerCase())}%`;
      select.whereRaw(`search_text LIKE ? ESCAPE '\\'`, [pattern]);
    }
    if (query.cursor) {
      after(select, decodeCursor(query.cursor));
    }
    const rows = await select;
    const items = await this.#withSourceRefs(rows.slice(0, query.limit));
    const last = items[items.length - 1];
    return rows.length > query.limit
      ? { items, nextCursor: encodeCursor(last) }
      : { items };
  }

  async getDeployment(entityRef: string, id: string) {
    const rows = await this.#rows().where({ entity_ref: entityRef, id });
    return (await this.#withSourceRefs(rows))[0];
  }

  async getDeployments(ids: readonly string[]) {
    return this.#withSourceRefs(await this.#rows().whereIn('id', [...ids]));
  }

  async getPrevious(deployment: DeploymentRecord) {
    const select = this.#newestFirst(deployment.entityRef)
      .where('environment', deployment.environment)
      .limit(1);
    after(select, deployment);
    return (await this.#withSourceRefs(await select))[0];
  }

  async getEvidence(id: string): Promise<DeploymentEvidence> {
    const row = await this.#knex<{
      difference: string | null;
      commits: string;
    }>('deployment_evidence')
      .where('deployment_id', id)
      .first('difference', 'commits');
    return {
      ...(row?.difference && { difference: row.difference }),
      commits: row ? JSON.parse(row.commits) : [],
    };
  }

  async listCurrent(entityRef: string) {
    const rows = await this.#newestFirst(entityRef)
      .whereIn('state', CURRENT_STATES)
      .limit(MAX_CURRENT);
    return this.#withSourceRefs(rows);
  }

  async history(
    entityRef: string,
    environment: string,
    options: { limit: number; since?: string },
  ) {
    const select = this.#newestFirst(entityRef)
      .where('environment', environment)
      .limit(options.limit);
    if (options.since) {
      select.where('ordered_at', '>=', options.since);
    }
    return this.#withSourceRefs(await select);
  }

  async applicationCommits(entityRef: string, keys: readonly string[]) {
    const keyOf = new Map(keys.map(key => [artefactsHash(key), key]));
    const rows = await this.#rows()
      .where('entity_ref', entityRef)
      .whereIn('artefacts_hash', [...keyOf.keys()])
      .whereNotNull('application_sha')
      .orderBy('ordered_at', 'desc');
    const found = new Map<string, ApplicationCommit>();
    for (const row of rows) {
      const key = keyOf.get(row.artefacts_hash);
      const { applicationCommit } = applicationCommitOf(row);
      if (key !== undefined && applicationCommit) {
        found.set(key, applicationCommit);
      }
    }
    return found;
  }

  async unknownActors(limit: number) {
    const rows = await this.#knex<DeploymentRow>('deployments')
      .whereNotNull('actor_email')
      .whereNull('actor_ref')
      .groupBy('actor_email')
      .orderBy('actor_email')
      .limit(limit)
      .select('actor_email')
      .max({ actor_name: 'actor_name' });
    return rows.map(row => ({
      name: row.actor_name ?? '',
      email: row.actor_email ?? '',
    }));
  }

  async setActor(email: string, actor: Actor) {
    if (actor.entityRef) {
      await this.#knex<DeploymentRow>('deployments')
        .where('actor_email', email)
        .whereNull('actor_ref')
        .update({
          actor_name: actor.displayName,
          actor_ref: actor.entityRef,
        });
    }
  }

  async saveDeployments(
    entityRef: string,
    deployments: readonly DeploymentRecord[],
    evidence: ReadonlyMap<string, DeploymentEvidence> = new Map(),
  ) {
    return deployments.length
      ? this.#writer.save(entityRef, deployments, evidence)
      : [];
  }

  #rows() {
    return this.#knex<DeploymentRow>('deployments').select('*');
  }

  #newestFirst(entityRef: string) {
    return this.#rows()
      .where('entity_ref', entityRef)
      .orderBy([
        { column: 'ordered_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
  }

  async #withSourceRefs(
    rows: readonly DeploymentRow[],
  ): Promise<DeploymentRecord[]> {
    return withSourceRefs(this.#knex, rows);
  }
}

/** Completes rows to records with one more query. */
export async function withSourceRefs(
  knex: Knex,
  rows: readonly DeploymentRow[],
): Promise<DeploymentRecord[]> {
  const refs = new Map<string, SourceRefRow[]>();
  for (let start = 0; start < rows.length; start += CHUNK) {
    const ids = rows.slice(start, start + CHUNK).map(row => row.id);
    const found = await knex<SourceRefRow>('deployment_source_refs')
      .whereIn('deployment_id', ids)
      .select('*');
    for (const ref of found) {
      const list = refs.get(ref.deployment_id) ?? [];
      refs.set(ref.deployment_id, [...list, ref]);
    }
  }
  return rows.map(row =>
    fromRow(row, (refs.get(row.id) ?? []).map(fromSourceRefRow)),
  );
}

function after(
  select: Knex.QueryBuilder,
  position: { orderedAt: string; id: string },
) {
  // A row-value comparison, which both databases answer from the index.
  select.whereRaw('(ordered_at, id) < (?, ?)', [
    position.orderedAt,
    position.id,
  ]);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, character => `\\${character}`);
}
