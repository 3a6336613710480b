/** What the worker needs to know to tell an author about their note. */
export interface NoteCreated {
  readonly noteId: string;
  /** Follows the request into the logs of the worker. */
  readonly requestId: string;
}

export const noteCreated = 'note-created';
