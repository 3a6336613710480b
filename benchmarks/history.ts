import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { encodeCursor } from '../plugins/deployments-backend/src/database/cursor';
import {
  toRow,
  toSourceRefRows,
} from '../plugins/deployments-backend/src/database/deploymentRows';
import type { DeploymentRecord } from '../plugins/deployments-backend/src/domain/types';
import { measureInTurn, percentile, rounded } from './benchmark';
import type { Benchmark, Row } from './benchmark';
import { withDatabases } from './databases';
import { ENTITY_REF, startPortal } from './portal';

const DEPLOYMENTS = 100_000;
const ENVIRONMENTS = ['production', 'staging', 'preview'];
const LIMIT = 20;
const CHUNK = 500;
const ROUNDS = { warmUp: 30, rounds: 300 };

/** The history API of an entity with a long history against the bare query. */
export const history: Benchmark = {
  name: 'history',
  title: `Entity history, ${DEPLOYMENTS} deployments, pages of ${LIMIT} (ms)`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'benchmark-history-'));
    const rows: Row[] = [];
    try {
      await withDatabases(folder, async (database, knex) => {
        const portal = await startPortal({ knex, repositories: folder });
        try {
          await fill(knex);
          rows.push(...(await measure(database, knex, portal)));
        } finally {
          await portal.stop();
        }
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return rows;
  },
};

async function measure(
  database: string,
  knex: Knex,
  portal: Awaited<ReturnType<typeof startPortal>>,
): Promise<Row[]> {
  const deep = deployment(Math.floor(DEPLOYMENTS / 2));
  const cursor = encodeCursor(deep);
  const position = [deep.orderedAt, deep.id];
  const cases = {
    'first page': ['', bare(knex)],
    'one environment': [
      '&environment=production',
      bare(knex, q => q.where('environment', 'production')),
    ],
    'deep page': [
      `&cursor=${cursor}`,
      bare(knex, q => q.whereRaw('(ordered_at, id) < (?, ?)', position)),
    ],
    'text search': [
      '&query=1.99',
      bare(knex, q => q.whereRaw('search_text LIKE ?', ['%1.99%'])),
    ],
  } as const;
  const rows: Row[] = [];
  for (const [name, [query, select]] of Object.entries(cases)) {
    const path = `/deployments?limit=${LIMIT}${query}`;
    const { api, knex: direct } = await measureInTurn(
      { api: () => portal.get(path), knex: select },
      ROUNDS,
    );
    rows.push({
      database,
      case: name,
      'api p50': rounded(percentile(api, 0.5)),
      'api p95': rounded(percentile(api, 0.95)),
      'query p50': rounded(percentile(direct, 0.5)),
      'query p95': rounded(percentile(direct, 0.95)),
      'p95 ratio': rounded(percentile(api, 0.95) / percentile(direct, 0.95), 1),
    });
  }
  return rows;
}

function bare(
  knex: Knex,
  narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder = query => query,
): () => Promise<unknown> {
  return async () => {
    const rows = await narrow(
      knex('deployments').select('*').where('entity_ref', ENTITY_REF),
    )
      .orderBy([
        { column: 'ordered_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(LIMIT);
    if (rows.length !== LIMIT) {
      throw new Error(`Expected ${LIMIT} rows, got ${rows.length}`);
    }
  };
}

async function fill(knex: Knex): Promise<void> {
  await knex('entity_environments').insert(
    ENVIRONMENTS.map(environment => ({
      entity_ref: ENTITY_REF,
      environment,
      active: true,
    })),
  );
  for (let start = 0; start < DEPLOYMENTS; start += CHUNK) {
    const records = Array.from({ length: CHUNK }, (_, i) =>
      deployment(start + i),
    );
    await knex.transaction(async trx => {
      await trx('deployments').insert(records.map(toRow));
      await trx('deployment_source_refs').insert(
        records.flatMap(toSourceRefRows),
      );
    });
  }
  await knex.raw('ANALYZE');
}

function deployment(index: number): DeploymentRecord {
  const minutes = index * 5;
  const orderedAt = new Date(Date.UTC(2025, 0, 1) + minutes * 60_000);
  const at = orderedAt.toISOString();
  const sha = index.toString(16).padStart(40, '0');
  return {
    id: `00000000-0000-0000-0000-${index.toString(16).padStart(12, '0')}`,
    entityRef: ENTITY_REF,
    environment: ENVIRONMENTS[index % ENVIRONMENTS.length],
    kind: 'deploy',
    state:
      index >= DEPLOYMENTS - ENVIRONMENTS.length ? 'success' : 'superseded',
    version: `1.${Math.floor(index / 100)}.${index % 100}`,
    artefacts: [{ name: 'orders-api', version: `1.${index}` }],
    commit: {
      repository: 'localhost/acme/orders-api',
      sha,
      url: `http://localhost:7007/repositories/acme/orders-api/commit/${sha}`,
      subject: 'Deploy orders-api',
    },
    actor: { displayName: 'CI' },
    approvers: [],
    startedAt: at,
    finishedAt: at,
    orderedAt: at,
    sourceRefs: [{ source: 'git', externalId: `acme@${sha}` }],
  };
}
