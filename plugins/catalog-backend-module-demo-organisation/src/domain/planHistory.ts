import { HistoryCommit } from './history';
import { timeOf } from './moments';
import { Author, Content, ContentFile, PlannedCommit } from './types';
import { undo } from './undo';

/** What a planned history starts from. */
export interface HistoryRequest {
  /** Name of the repository, for the messages of deployments. */
  readonly name: string;
  readonly content: Content;
  readonly commits: readonly HistoryCommit[];
  readonly people: ReadonlyMap<string, Author>;
  readonly now: Date;
}

/**
 * The commits that lead to the content, oldest first. The same request always
 * gives the same commits. Throws an `Error` that names the commit when history
 * and content do not fit.
 */
export function planHistory(request: HistoryRequest): PlannedCommit[] {
  const { commits, now } = request;
  const states = statesOf(request);
  const versions = previousVersions(commits);
  return commits.map((commit, index) => {
    const committedAt = timeOf(commit.moment, now);
    const earlier = index > 0 && timeOf(commits[index - 1].moment, now);
    if (earlier && earlier >= committedAt) {
      throw new Error(`commits[${index}] is not later than the one before it`);
    }
    return {
      author: author(request, commit.author),
      committedAt,
      message: messageOf(request, commit, versions[index]),
      changes: difference(states[index], states[index + 1]),
      tag: commit.release && `v${commit.release}`,
    };
  });
}

/** The content before the first commit, after the first, after the second… */
function statesOf({ content, commits }: HistoryRequest): Content[] {
  const beginnings = beginningsOf(content, commits);
  const versions = previousVersions(commits);
  const states: Content[] = [content];
  for (let index = commits.length - 1; index >= 0; index--) {
    try {
      states.unshift(
        undo(states[0], commits[index], {
          beginnings,
          index,
          previousVersion: versions[index],
        }),
      );
    } catch (error) {
      throw new Error(`commits[${index}]: ${(error as Error).message}`);
    }
  }
  return states;
}

/** The commit whose `add` names a file most precisely is where it begins. */
function beginningsOf(
  content: Content,
  commits: readonly HistoryCommit[],
): Map<string, number> {
  const beginnings = new Map<string, number>();
  for (const path of content.keys()) {
    let best = -1;
    commits.forEach((commit, index) => {
      for (const added of commit.add) {
        const length = added === '.' ? 0 : added.length;
        const matches =
          added === '.' ||
          added === path ||
          (added.endsWith('/') && path.startsWith(added));
        if (matches && length > best) {
          best = length;
          beginnings.set(path, index);
        }
      }
    });
    if (best < 0) {
      throw new Error(`No commit adds '${path}'`);
    }
  }
  return beginnings;
}

/** What each deploying commit replaces in its environment. */
function previousVersions(
  commits: readonly HistoryCommit[],
): (string | undefined)[] {
  const running = new Map<string, string>();
  return commits.map(({ deploy, rollback }) => {
    const release = deploy ?? rollback;
    if (!release) {
      return undefined;
    }
    const previous = running.get(release.environment);
    running.set(release.environment, release.version);
    return previous;
  });
}

function messageOf(
  { name, people }: HistoryRequest,
  { message, deploy, rollback }: HistoryCommit,
  previousVersion: string | undefined,
): string {
  if (rollback) {
    const { environment, version, operation, reason } = rollback;
    return [
      `Roll back ${environment} of ${name} to ${version}\n`,
      `${reason}\n`,
      `Rollback-Operation: ${operation}`,
      `Rollback-From: ${previousVersion}`,
      `Rollback-To: ${version}\n`,
    ].join('\n');
  }
  const approver = deploy?.approvedBy && people.get(deploy.approvedBy);
  const subject =
    message?.trim() ??
    (deploy && `Deploy ${name} ${deploy.version} to ${deploy.environment}`);
  if (!subject) {
    throw new Error('A commit that deploys nothing needs a message');
  }
  return approver
    ? `${subject}\n\nApproved-by: ${approver.name} <${approver.email}>\n`
    : `${subject}\n`;
}

function author({ people }: HistoryRequest, key: string): Author {
  const person = people.get(key);
  if (!person) {
    throw new Error(`'${key}' is not among the people of the histories`);
  }
  return person;
}

function difference(
  before: Content,
  after: Content,
): Map<string, ContentFile | null> {
  const changes = new Map<string, ContentFile | null>();
  for (const [path, file] of after) {
    if (before.get(path)?.content !== file.content) {
      changes.set(path, file);
    }
  }
  for (const path of before.keys()) {
    if (!after.has(path)) {
      changes.set(path, null);
    }
  }
  return changes;
}
