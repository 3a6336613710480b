import type { TodoProgress } from './types';

/**
 * The to-do progress plugin as seen by its frontend and by other plugins.
 * Failures are `ResponseError`s with Backstage's standard error body.
 *
 * @public
 */
export interface TodoProgressApi {
  getProgress(options: { entityRef: string }): Promise<TodoProgress>;
}
