import { parseMessage } from '../message';
import { Commit } from '../types';

const FIELDS = ['%H', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'];

/** Fields end in NUL, which Git allows in none of them. */
export const LOG_FORMAT = `--format=tformat:${FIELDS.join('%x00')}`;

/** Reads the output of `git log -z` in {@link LOG_FORMAT}. */
export function parseLog(output: string): Commit[] {
  const fields = output.split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
    commits.push(parseCommit(fields.slice(at, at + FIELDS.length)));
  }
  return commits;
}

function parseCommit(fields: readonly string[]): Commit {
  const [sha, parents, an, ae, at, cn, ce, ct, message] = fields;
  return {
    sha,
    parents: parents ? parents.split(' ') : [],
    ...parseMessage(message),
    author: { name: an, email: ae },
    committer: { name: cn, email: ce },
    authoredAt: isoTime(at),
    committedAt: isoTime(ct),
  };
}

function isoTime(seconds: string): string {
  return new Date(Number(seconds) * 1000).toISOString();
}
