import { parseMessage } from '../message';
import { Commit, Person } from '../types';
import { UnexpectedAnswerError } from './errors';

interface GitActor {
  name?: string | null;
  email?: string | null;
  date?: string | null;
}

/** What a commit and a Git commit of the REST API have in common. */
export interface CommitAnswer {
  sha?: string | null;
  message?: string | null;
  author?: GitActor | null;
  committer?: GitActor | null;
  parents?: Array<{ sha?: string }> | null;
}

/** An object name of an answer. */
export function shaOf(value: unknown): string {
  if (typeof value !== 'string' || !/^[0-9a-f]{40}$/.test(value)) {
    throw new UnexpectedAnswerError('an object name is missing');
  }
  return value;
}

/** A text of an answer that must be there. */
export function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new UnexpectedAnswerError(`${what} is missing`);
  }
  return value;
}

/** A list of an answer that must be there. */
export function listOf<T>(value: T[] | undefined, what: string): T[] {
  if (!Array.isArray(value)) {
    throw new UnexpectedAnswerError(`${what} is no list`);
  }
  return value;
}

export function commitOf(answer: CommitAnswer): Commit {
  const { sha, message, author, committer, parents } = answer;
  return {
    sha: shaOf(sha),
    parents: listOf(parents ?? undefined, 'parents').map(p => shaOf(p.sha)),
    ...parseMessage(typeof message === 'string' ? message : ''),
    author: personOf(author),
    committer: personOf(committer),
    authoredAt: timeOf(author),
    committedAt: timeOf(committer),
  };
}

function personOf(actor: GitActor | null | undefined): Person {
  return { name: actor?.name ?? '', email: actor?.email ?? '' };
}

function timeOf(actor: GitActor | null | undefined): string {
  const time = new Date(textOf(actor?.date, 'the time of a commit'));
  if (Number.isNaN(time.getTime())) {
    throw new UnexpectedAnswerError('the time of a commit is unreadable');
  }
  return time.toISOString();
}
