import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { TodoSyncProblem } from '@jalon/plugin-todo-progress-common';
import type { Knex } from 'knex';
import type { FileStates } from '../domain/history';
import { PARSER_VERSION } from '../domain/limits';
import type {
  FileAtCommit,
  StoredEntity,
  StoredProgress,
  StoredState,
  TodoProgressStore,
} from './TodoProgressStore';

const CHUNK = 200;

interface EntityRow {
  entity_ref: string;
  source: string;
  head_sha: string | null;
  commit_url: string | null;
  total: number;
  done: number;
  document: string;
  synced_at: string | null;
  problem_code: TodoSyncProblem['code'] | null;
  problem_message: string | null;
  problem_since: string | null;
}

interface RevisionRow {
  repository: string;
  path: string;
  sha: string;
  parser_version: number;
  states: string;
}

type Document = Omit<StoredProgress, 'commit'>;

const NOTHING: Document = {
  sections: [],
  items: [],
  diagnostics: [],
  points: [],
};

/** Migrations of the plugin's database. */
export const migrationsDirectory = () =>
  resolvePackagePath('@jalon/plugin-todo-progress-backend', 'migrations');

/** Keeps progress in the plugin's own database. */
export class DatabaseTodoProgressStore implements TodoProgressStore {
  static async create(
    database: Pick<DatabaseService, 'getClient' | 'migrations'>,
  ): Promise<DatabaseTodoProgressStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({ directory: migrationsDirectory() });
    }
    return new DatabaseTodoProgressStore(knex);
  }

  private constructor(private readonly knex: Knex) {}

  async get(entityRef: string): Promise<StoredEntity | undefined> {
    const row = await this.entities().where('entity_ref', entityRef).first();
    return row && toEntity(row);
  }

  async states(): Promise<Map<string, StoredState>> {
    const rows = await this.entities().select(
      'entity_ref',
      'source',
      'head_sha',
      'problem_code',
    );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          source: row.source,
          ...(row.head_sha && { headSha: row.head_sha }),
          ...(row.problem_code && { problemCode: row.problem_code }),
        },
      ]),
    );
  }

  async save(
    entityRef: string,
    read: {
      source: string;
      progress: StoredProgress;
      syncedAt: string;
      problem?: TodoSyncProblem;
    },
  ): Promise<void> {
    const { commit, ...document } = read.progress;
    const row: EntityRow = {
      entity_ref: entityRef,
      source: read.source,
      head_sha: commit?.sha ?? null,
      commit_url: commit?.url ?? null,
      total: document.items.length,
      done: document.items.filter(item => item.state === 'done').length,
      document: JSON.stringify(document),
      synced_at: read.syncedAt,
      problem_code: read.problem?.code ?? null,
      problem_message: read.problem?.message ?? null,
      problem_since: read.problem?.since ?? null,
    };
    await this.entities().insert(row).onConflict('entity_ref').merge();
  }

  async saveProblem(
    entityRef: string,
    source: string,
    problem: Required<TodoSyncProblem>,
  ): Promise<void> {
    await this.knex.transaction(async tx => {
      const entities = () => tx<EntityRow>('todo_progress_entities');
      const before = await entities().where('entity_ref', entityRef).first();
      const same =
        before?.problem_code === problem.code &&
        before.problem_message === problem.message;
      const changes = {
        source,
        head_sha: before?.source === source ? before.head_sha : null,
        problem_code: problem.code,
        problem_message: problem.message,
        problem_since: same ? before.problem_since : problem.since,
      };
      await entities()
        .insert({
          entity_ref: entityRef,
          total: 0,
          done: 0,
          document: JSON.stringify(NOTHING),
          ...changes,
        })
        .onConflict('entity_ref')
        .merge(Object.keys(changes) as Array<keyof typeof changes>);
    });
  }

  async touch(entityRefs: readonly string[], syncedAt: string): Promise<void> {
    for (const chunk of chunks(entityRefs)) {
      await this.entities()
        .whereIn('entity_ref', chunk)
        .update({ synced_at: syncedAt });
    }
  }

  async remove(entityRefs: readonly string[]): Promise<void> {
    for (const chunk of chunks(entityRefs)) {
      await this.entities().whereIn('entity_ref', chunk).delete();
    }
  }

  async knownRevisions(
    repository: string,
    path: string,
  ): Promise<Map<string, FileStates>> {
    const rows = await this.revisions()
      .where({ repository, path, parser_version: PARSER_VERSION })
      .select('sha', 'states');
    return new Map(
      rows.map(row => [row.sha, JSON.parse(row.states) as FileStates]),
    );
  }

  async saveRevision(
    { repository, path, sha }: FileAtCommit,
    states: FileStates,
  ): Promise<void> {
    await this.revisions()
      .insert({
        repository,
        path,
        sha,
        parser_version: PARSER_VERSION,
        states: JSON.stringify(states),
      })
      .onConflict(['repository', 'path', 'sha', 'parser_version'])
      .ignore();
  }

  async pruneRevisions(
    repository: string,
    path: string,
    keep: ReadonlySet<string>,
  ): Promise<void> {
    await this.revisions()
      .where({ repository, path })
      .whereNot('parser_version', PARSER_VERSION)
      .delete();
    const known = await this.revisions()
      .where({ repository, path })
      .select('sha');
    const obsolete = known.map(row => row.sha).filter(sha => !keep.has(sha));
    for (const chunk of chunks(obsolete)) {
      await this.revisions()
        .where({ repository, path })
        .whereIn('sha', chunk)
        .delete();
    }
  }

  private entities() {
    return this.knex<EntityRow>('todo_progress_entities');
  }

  private revisions() {
    return this.knex<RevisionRow>('todo_progress_revisions');
  }
}

function toEntity(row: EntityRow): StoredEntity {
  const document = JSON.parse(row.document) as Document;
  const commit =
    row.head_sha && row.commit_url
      ? { sha: row.head_sha, url: row.commit_url }
      : undefined;
  const problem = row.problem_code
    ? {
        code: row.problem_code,
        message: row.problem_message ?? '',
        ...(row.problem_since && { since: row.problem_since }),
      }
    : undefined;
  return {
    entityRef: row.entity_ref,
    progress: { ...document, ...(commit && { commit }) },
    ...(row.synced_at && { syncedAt: row.synced_at }),
    ...(problem && { problem }),
  };
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
