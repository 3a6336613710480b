import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  TODO_FILES_ANNOTATION,
  TodoSyncProblem,
} from '@jalon/plugin-todo-progress-common';
import {
  BranchHead,
  Repositories,
  Repository,
  repositoryOfEntity,
} from '@jalon/repositories';
import type {
  StoredState,
  TodoProgressStore,
} from '../database/TodoProgressStore';
import { todoGlobs } from '../domain/globs';
import { PARSER_VERSION } from '../domain/limits';
import type { TodoReader } from '../integrations/TodoReader';
import { entitiesWithTodos } from './catalog';
import { forEachConcurrently } from './concurrency';
import { problemOf, SyncProblemError } from './problems';
import type { SyncOptions } from './SyncOptions';

/** What one run of the worker shares among entities. */
interface Run {
  readonly now: Date;
  readonly states: ReadonlyMap<string, StoredState>;
  readonly heads: Map<string, Promise<BranchHead>>;
  readonly seen: Set<string>;
  readonly unchanged: string[];
}

/**
 * Keeps the store in step with the repositories. A run asks each repository
 * for its head once, and reads those that have moved.
 */
export class SyncWorker {
  /** When a repository that is not on this machine is asked again, in ms. */
  private readonly notBefore = new Map<string, number>();

  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: CatalogService;
      logger: LoggerService;
      reader: TodoReader;
      repositories: Repositories;
      store: TodoProgressStore;
      options: SyncOptions;
      clock?: () => Date;
    },
  ) {}

  async schedule(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'todo-progress-sync',
      frequency: this.deps.options.interval,
      timeout: { minutes: 15 },
      fn: signal => this.run(signal),
    });
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { auth, catalog, options, store } = this.deps;
    const run: Run = {
      now: this.now(),
      states: await store.states(),
      heads: new Map(),
      seen: new Set(),
      unchanged: [],
    };
    const credentials = await auth.getOwnServiceCredentials();
    for await (const page of entitiesWithTodos(catalog, credentials)) {
      await forEachConcurrently(page, options.concurrency, async entity => {
        if (!signal?.aborted) {
          await this.syncOne(entity, run);
        }
      });
      if (signal?.aborted) {
        return;
      }
    }
    await store.touch(run.unchanged, run.now.toISOString());
    const gone = [...run.states.keys()].filter(ref => !run.seen.has(ref));
    await store.remove(gone);
  }

  /** Never fails: one bad entity must not stop the others. */
  private async syncOne(entity: Entity, run: Run): Promise<void> {
    const entityRef = stringifyEntityRef(entity);
    run.seen.add(entityRef);
    const source = { text: '' };
    try {
      await this.sync(entity, entityRef, run, source);
    } catch (error) {
      await this.fail(entityRef, source.text, run, error);
    }
  }

  private async sync(
    entity: Entity,
    entityRef: string,
    run: Run,
    source: { text: string },
  ): Promise<void> {
    const { reader, repositories, store } = this.deps;
    const found = repositoryOfEntity(entity, repositories);
    if (!found) {
      throw new SyncProblemError(
        'no-repository',
        'The entity names no repository that this portal knows. Set the annotation backstage.io/source-location to the address of its folder in a configured repository host.',
      );
    }
    const { repository, path } = found;
    const globs = globsOf(entity, path);
    source.text = sourceOf(repository, globs);
    const stored = run.states.get(entityRef);
    const same = stored?.source === source.text;
    if (same && !this.isDue(entityRef, repository, run)) {
      return;
    }
    const head = await this.headOf(repository, run);
    if (same && stored?.headSha === head.sha && isSettled(stored)) {
      run.unchanged.push(entityRef);
      return;
    }
    const previous = await store.get(entityRef);
    const read = await reader.read(
      { repository, globs, head },
      previous?.progress,
    );
    if (!read) {
      await this.saveNothing(entityRef, source.text, repository, head, run);
      return;
    }
    const save = { source: source.text, syncedAt: run.now.toISOString() };
    if (!previous?.syncedAt) {
      await store.save(entityRef, { ...save, progress: read.current });
    }
    await store.save(entityRef, { ...save, progress: await read.complete() });
  }

  private async saveNothing(
    entityRef: string,
    source: string,
    repository: Repository,
    head: BranchHead,
    run: Run,
  ): Promise<void> {
    await this.deps.store.save(entityRef, {
      source,
      syncedAt: run.now.toISOString(),
      progress: {
        sections: [],
        items: [],
        diagnostics: [],
        points: [],
        commit: { sha: head.sha, url: repository.commitUrl(head.sha) },
      },
      problem: {
        code: 'no-files',
        message: `No to-do file was found on the branch ${head.name}. Add a file such as TODO.md, or name yours in the annotation ${TODO_FILES_ANNOTATION}.`,
        since: run.now.toISOString(),
      },
    });
  }

  private async fail(
    entityRef: string,
    source: string,
    run: Run,
    error: unknown,
  ): Promise<void> {
    const { logger, store } = this.deps;
    const problem = problemOf(error);
    const known = run.states.get(entityRef)?.problemCode === problem.code;
    const expected = error instanceof SyncProblemError;
    const level = known || expected ? 'debug' : 'warn';
    logger[level](
      `Cannot read the to-do files of ${entityRef}: ${String(error)}`,
    );
    try {
      await store.saveProblem(entityRef, source, {
        ...problem,
        since: run.now.toISOString(),
      });
    } catch (failure) {
      logger.error(
        `Cannot store the problem of ${entityRef}: ${String(failure)}`,
      );
    }
  }

  private headOf(repository: Repository, run: Run): Promise<BranchHead> {
    const { host, owner, name } = repository.ref;
    const key = `${host}/${owner}/${name}`;
    const head = run.heads.get(key) ?? repository.defaultBranch();
    run.heads.set(key, head);
    return head;
  }

  private isDue(entityRef: string, repository: Repository, run: Run): boolean {
    const host = this.deps.repositories.host(repository.ref.host);
    const now = run.now.getTime();
    if (host.kind === 'local') {
      return true;
    }
    if (now < (this.notBefore.get(entityRef) ?? 0)) {
      return false;
    }
    const interval = this.deps.options.remoteIntervalMs;
    this.notBefore.set(entityRef, now + interval);
    return true;
  }

  private now(): Date {
    return this.deps.clock?.() ?? new Date();
  }
}

/** Whether the stored state is what reading the same commit would give. */
function isSettled(state: StoredState): boolean {
  return state.problemCode === undefined || state.problemCode === 'no-files';
}

function globsOf(entity: Entity, folder: string): string[] {
  try {
    return todoGlobs(
      entity.metadata.annotations?.[TODO_FILES_ANNOTATION],
      folder,
    );
  } catch (error) {
    throw new SyncProblemError(
      'invalid' satisfies TodoSyncProblem['code'],
      error instanceof Error ? error.message : String(error),
    );
  }
}

function sourceOf({ ref }: Repository, globs: readonly string[]): string {
  return JSON.stringify([
    PARSER_VERSION,
    ref.host,
    ref.owner,
    ref.name,
    ...globs,
  ]);
}
