import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import limiter from 'p-limit';
import { FileChange, Person } from '../types';
import { parseTime } from '../validation';
import { GitRunner } from './GitRunner';

const PROCESSES = 4;

/** A commit to be written; it becomes visible only through a reference. */
export interface CommitDraft {
  readonly expectedParent?: string;
  readonly message: string;
  readonly author: Person;
  readonly date?: string;
  readonly changes: readonly TreeChange[];
}

/** A change with what only a first commit may hold: links. */
export interface TreeChange extends FileChange {
  readonly link?: boolean;
}

/** Writes commit objects without a working tree. */
export class CommitWriter {
  constructor(
    private readonly git: GitRunner,
    private readonly committer: Person,
  ) {}

  /** The object name of the new commit, to which no branch points yet. */
  async write(draft: CommitDraft): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'jalon-index-'));
    try {
      const env = { GIT_INDEX_FILE: join(directory, 'index') };
      const tree = await this.writeTree(draft, env);
      return await this.writeCommit(draft, tree);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  private async writeTree(draft: CommitDraft, env: Record<string, string>) {
    const parent = draft.expectedParent;
    const modes = parent ? await this.currentModes(parent, draft.changes) : {};
    const entries = await this.writeBlobs(draft.changes, modes);
    if (parent) {
      await this.git.run(['read-tree', parent], { env });
    }
    await this.git.run(
      ['update-index', '--add', '--replace', '-z', '--index-info'],
      { env, input: entries.join('') },
    );
    const tree = (await this.git.text(['write-tree'], { env })).trim();
    if (parent && tree === (await this.treeOf(parent))) {
      throw new ConflictError(
        `The files are already as the commit would make them at ` +
          `${parent.slice(0, 7)}`,
      );
    }
    return tree;
  }

  private async treeOf(commit: string): Promise<string> {
    return (
      await this.git.text(['rev-parse', '--verify', `${commit}^{tree}`])
    ).trim();
  }

  private async currentModes(
    parent: string,
    changes: readonly TreeChange[],
  ): Promise<Record<string, string | undefined>> {
    const output = await this.git.text([
      'ls-tree',
      '-z',
      '--full-tree',
      parent,
      '--',
      ...changes.map(change => change.path),
    ]);
    return Object.fromEntries(
      output
        .split('\0')
        .filter(Boolean)
        .map(line => [line.slice(line.indexOf('\t') + 1), line.split(' ')[0]]),
    );
  }

  private async writeBlobs(
    changes: readonly TreeChange[],
    modes: Record<string, string | undefined>,
  ): Promise<string[]> {
    const limit = limiter(PROCESSES);
    return Promise.all(
      changes.map(change =>
        limit(async () => {
          const current = modes[change.path];
          if (change.content === null) {
            assertDeletable(change.path, current);
            return `0 ${'0'.repeat(40)}\t${change.path}\0`;
          }
          assertNoFolder(change.path, current);
          const blob = await this.git.text(['hash-object', '-w', '--stdin'], {
            input: change.content,
          });
          return `${modeOf(change, current)} ${blob.trim()}\t${change.path}\0`;
        }),
      ),
    );
  }

  private async writeCommit(draft: CommitDraft, tree: string) {
    const parents = draft.expectedParent ? ['-p', draft.expectedParent] : [];
    const date = draft.date ? parseTime(draft.date) : new Date();
    const seconds = `${Math.floor(date.getTime() / 1000)} +0000`;
    const sha = await this.git.text(
      ['commit-tree', '--no-gpg-sign', ...parents, '-F', '-', tree],
      {
        input: draft.message,
        env: {
          GIT_AUTHOR_NAME: draft.author.name,
          GIT_AUTHOR_EMAIL: draft.author.email,
          GIT_AUTHOR_DATE: seconds,
          GIT_COMMITTER_NAME: this.committer.name,
          GIT_COMMITTER_EMAIL: this.committer.email,
          GIT_COMMITTER_DATE: seconds,
        },
      },
    );
    return sha.trim();
  }
}

function modeOf(change: TreeChange, current: string | undefined): string {
  if (change.link) {
    return '120000';
  }
  const executable = change.executable ?? current === '100755';
  return executable ? '100755' : '100644';
}

function assertNoFolder(path: string, mode: string | undefined): void {
  if (mode === '040000') {
    throw new InputError(`'${path}' is a folder, no file`);
  }
}

function assertDeletable(path: string, mode: string | undefined): void {
  if (!mode || mode === '040000') {
    throw new NotFoundError(`There is no file '${path}' to delete`);
  }
}
