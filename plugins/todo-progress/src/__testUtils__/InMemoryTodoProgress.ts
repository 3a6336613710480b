import { NotFoundError } from '@backstage/errors';
import type {
  TodoProgress,
  TodoProgressApi,
} from '@jalon/plugin-todo-progress-common';

/** Progress that lives in memory, by entity reference. */
export class InMemoryTodoProgress implements TodoProgressApi {
  /** Thrown by the next calls until it is removed. */
  failure?: Error;
  /** How often it was asked. */
  calls = 0;
  private readonly waiting: Array<() => void> = [];
  private held = false;

  constructor(private readonly entities: Map<string, TodoProgress>) {}

  async getProgress({ entityRef }: { entityRef: string }) {
    this.calls += 1;
    if (this.held) {
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
    if (this.failure) {
      throw this.failure;
    }
    const progress = this.entities.get(entityRef);
    if (!progress) {
      throw new NotFoundError(`The catalog has no entity ${entityRef}`);
    }
    return progress;
  }

  set(entityRef: string, progress: TodoProgress) {
    this.entities.set(entityRef, progress);
  }

  /** Does not answer until `release`. */
  hold() {
    this.held = true;
  }

  release() {
    this.held = false;
    this.waiting.splice(0).forEach(answer => answer());
  }
}
