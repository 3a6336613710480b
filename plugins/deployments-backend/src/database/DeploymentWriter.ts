import type { Knex } from 'knex';
import { mergeDeployments, settleStates } from '../domain/states';
import type { DeploymentEvidence, DeploymentRecord } from '../domain/types';
import {
  fromRow,
  fromSourceRefRow,
  toRow,
  toSourceRefRows,
  type DeploymentRow,
  type SourceRefRow,
} from './deploymentRows';

const CHUNK = 100;

/** Writes deployments so that repeated and out-of-order reports converge. */
export class DeploymentWriter {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Returns the ids of the rows that changed. */
  async save(
    entityRef: string,
    incoming: readonly DeploymentRecord[],
    evidence: ReadonlyMap<string, DeploymentEvidence>,
  ): Promise<string[]> {
    return this.#knex.transaction(async trx => {
      await lockEntity(trx, entityRef);
      const { merged, ids } = await merge(trx, entityRef, incoming);
      await addEnvironments(trx, merged);
      const changed: string[] = [];
      for (const records of groupByEnvironment(merged).values()) {
        changed.push(...(await settle(trx, records)));
      }
      await saveEvidence(trx, ids, evidence);
      return changed;
    });
  }
}

/** Two writers of one entity take turns; SQLite has one writer anyway. */
async function lockEntity(trx: Knex.Transaction, entityRef: string) {
  await trx('entity_sync')
    .insert({ entity_ref: entityRef })
    .onConflict('entity_ref')
    .ignore();
  await trx('entity_sync').where('entity_ref', entityRef).forUpdate().first();
}

async function merge(
  trx: Knex.Transaction,
  entityRef: string,
  incoming: readonly DeploymentRecord[],
) {
  const owners = await findOwners(trx, entityRef, incoming);
  const ids = new Map(
    incoming.map(item => {
      const owner = item.sourceRefs
        .map(ref => owners.get(refKey(ref.source, ref.externalId)))
        .find(Boolean);
      return [item.id, owner ?? item.id];
    }),
  );
  const existing = await readRecords(trx, [...new Set(ids.values())]);
  const merged = new Map(existing.map(item => [item.id, item]));
  for (const item of incoming) {
    const renamed = rename(item, ids);
    const known = merged.get(renamed.id);
    merged.set(renamed.id, known ? mergeDeployments(known, renamed) : renamed);
  }
  return { merged: [...merged.values()], ids };
}

async function findOwners(
  trx: Knex.Transaction,
  entityRef: string,
  incoming: readonly DeploymentRecord[],
): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  const externalIds = incoming.flatMap(item =>
    item.sourceRefs.map(ref => ref.externalId),
  );
  for (const chunk of chunks(externalIds)) {
    const rows = await trx<SourceRefRow>('deployment_source_refs')
      .where('entity_ref', entityRef)
      .whereIn('external_id', chunk)
      .select('*');
    for (const row of rows) {
      owners.set(refKey(row.source, row.external_id), row.deployment_id);
    }
  }
  return owners;
}

function rename(
  item: DeploymentRecord,
  ids: ReadonlyMap<string, string>,
): DeploymentRecord {
  const known = (id?: string) => id && (ids.get(id) ?? id);
  return {
    ...item,
    id: ids.get(item.id) ?? item.id,
    rollbackOf: known(item.rollbackOf),
    restores: known(item.restores),
  };
}

async function settle(
  trx: Knex.Transaction,
  records: readonly DeploymentRecord[],
): Promise<string[]> {
  const stored = await readFrom(trx, records);
  const before = new Map(stored.map(item => [item.id, snapshot(item)]));
  const all = new Map(stored.map(item => [item.id, item]));
  records.forEach(item => all.set(item.id, item));
  const settled = settleStates([...all.values()].sort(byPlace));
  const changed = settled.filter(
    item => before.get(item.id) !== snapshot(item),
  );
  for (const chunk of chunks(changed)) {
    await trx('deployments').insert(chunk.map(toRow)).onConflict('id').merge();
    const refs = chunk.flatMap(toSourceRefRows);
    if (refs.length) {
      await trx('deployment_source_refs')
        .insert(refs)
        .onConflict(['entity_ref', 'source', 'external_id'])
        .merge(['url', 'inferred']);
    }
  }
  return changed.map(item => item.id);
}

/** The stored deployments whose states may depend on the given ones. */
async function readFrom(
  trx: Knex.Transaction,
  records: readonly DeploymentRecord[],
): Promise<DeploymentRecord[]> {
  const { entityRef, environment } = records[0];
  const start = records
    .map(item => item.orderedAt)
    .reduce((a, b) => (a < b ? a : b));
  const where = { entity_ref: entityRef, environment };
  const predecessor = await trx<DeploymentRow>('deployments')
    .where(where)
    .where('ordered_at', '<', start)
    .where(ran =>
      ran
        .whereIn('state', ['success', 'superseded'])
        .orWhereNotNull('superseded_at'),
    )
    .orderBy('ordered_at', 'desc')
    .first();
  const from = predecessor?.ordered_at ?? start;
  const rows = await trx<DeploymentRow>('deployments')
    .where(where)
    .where('ordered_at', '>=', from)
    .select('*');
  const known = new Set(rows.map(row => row.id));
  const merged = records.map(item => item.id).filter(id => !known.has(id));
  return [
    ...(await attachRefs(trx, rows)),
    ...(await readRecords(trx, merged)),
  ];
}

async function readRecords(
  trx: Knex.Transaction,
  ids: readonly string[],
): Promise<DeploymentRecord[]> {
  const records: DeploymentRecord[] = [];
  for (const chunk of chunks(ids)) {
    const rows = await trx<DeploymentRow>('deployments')
      .whereIn('id', chunk)
      .select('*');
    records.push(...(await attachRefs(trx, rows)));
  }
  return records;
}

async function attachRefs(
  trx: Knex.Transaction,
  rows: readonly DeploymentRow[],
): Promise<DeploymentRecord[]> {
  const records: DeploymentRecord[] = [];
  for (const chunk of chunks(rows)) {
    const refs = await trx<SourceRefRow>('deployment_source_refs')
      .whereIn(
        'deployment_id',
        chunk.map(row => row.id),
      )
      .select('*');
    for (const row of chunk) {
      const own = refs.filter(ref => ref.deployment_id === row.id);
      records.push(fromRow(row, own.map(fromSourceRefRow)));
    }
  }
  return records;
}

async function addEnvironments(
  trx: Knex.Transaction,
  records: readonly DeploymentRecord[],
) {
  const names = [...new Set(records.map(item => item.environment))];
  await trx('entity_environments')
    .insert(
      names.map(environment => ({
        entity_ref: records[0].entityRef,
        environment,
      })),
    )
    .onConflict(['entity_ref', 'environment'])
    .ignore();
}

async function saveEvidence(
  trx: Knex.Transaction,
  ids: ReadonlyMap<string, string>,
  evidence: ReadonlyMap<string, DeploymentEvidence>,
) {
  const rows = [...evidence].map(([id, { difference, commits }]) => ({
    deployment_id: ids.get(id) ?? id,
    difference: difference ?? null,
    commits: JSON.stringify(commits),
  }));
  for (const chunk of chunks(rows)) {
    await trx('deployment_evidence')
      .insert(chunk)
      .onConflict('deployment_id')
      .merge();
  }
}

function groupByEnvironment(records: readonly DeploymentRecord[]) {
  const groups = new Map<string, DeploymentRecord[]>();
  for (const record of records) {
    const group = groups.get(record.environment) ?? [];
    group.push(record);
    groups.set(record.environment, group);
  }
  return groups;
}

function snapshot(item: DeploymentRecord): string {
  const refs = item.sourceRefs.map(ref => JSON.stringify(ref)).sort();
  return JSON.stringify([toRow(item), refs]);
}

function byPlace(a: DeploymentRecord, b: DeploymentRecord): number {
  const [left, right] = [a.orderedAt + a.id, b.orderedAt + b.id];
  return left < right ? -1 : Number(left > right);
}

function refKey(source: string, externalId: string): string {
  return JSON.stringify([source, externalId]);
}

function chunks<T>(items: readonly T[]): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += CHUNK) {
    result.push(items.slice(start, start + CHUNK));
  }
  return result;
}
