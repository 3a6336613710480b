import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { TodoProgress } from '@jalon/plugin-todo-progress-common';
import type { TodoProgressStore } from '../database/TodoProgressStore';
import { summarize } from '../domain/summary';

/** The progress of entities, as somebody asks for it. */
export interface TodoProgressService {
  /**
   * Throws `NotAllowedError` without permission and `NotFoundError` for an
   * entity that the catalog does not show to the caller.
   */
  getProgress(options: {
    entityRef: string;
    credentials: BackstageCredentials;
  }): Promise<TodoProgress>;
}

/** Answers from the store. */
export class DefaultTodoProgressService implements TodoProgressService {
  constructor(
    private readonly store: Pick<TodoProgressStore, 'get'>,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  async getProgress(options: { entityRef: string }): Promise<TodoProgress> {
    const stored = await this.store.get(options.entityRef);
    const progress = stored?.progress;
    const { items, summary } = summarize(progress?.items ?? [], this.clock());
    return {
      total: items.length,
      done: items.filter(item => item.state === 'done').length,
      summary,
      sections: progress?.sections ?? [],
      items,
      diagnostics: progress?.diagnostics ?? [],
      history: progress?.points ?? [],
      ...(progress?.commit && { commit: progress.commit }),
      sync: {
        ...(stored?.syncedAt && { syncedAt: stored.syncedAt }),
        ...(stored?.problem && { problem: stored.problem }),
      },
    };
  }
}
