import type { TodoSyncProblem } from '@jalon/plugin-todo-progress-common';

type Code = TodoSyncProblem['code'];

/** A problem that the owner of the entity can solve. */
export class SyncProblemError extends Error {
  constructor(readonly code: Code, message: string) {
    super(message);
    this.name = 'SyncProblemError';
  }
}

/** What to tell a person about an error while reading a repository. */
export function problemOf(error: unknown): { code: Code; message: string } {
  if (error instanceof SyncProblemError) {
    return { code: error.code, message: error.message };
  }
  const { name, message } =
    error instanceof Error ? error : new Error(String(error));
  switch (name) {
    case 'NotFoundError':
    case 'InputError':
      return { code: 'invalid', message };
    case 'NotAllowedError':
      return {
        code: 'unreachable',
        message: `The repository's host refuses the portal's credentials; somebody who runs the portal can renew them under integrations in its configuration. ${message}`,
      };
    case 'ServiceUnavailableError':
      return { code: 'unreachable', message };
    default:
      return {
        code: 'unreachable',
        message:
          "The repository could not be read; the reason is in the portal's log.",
      };
  }
}
