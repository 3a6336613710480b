import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  assertPossible,
  CommitDraft,
  modeOf,
  nothingToChange,
  secondsOf,
  TreeChange,
} from '../drafts';
import { Person } from '../types';
import { GitRunner } from './GitRunner';

const NO_OBJECT = '0'.repeat(40);

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
      const tree = await this.writeTree(draft, directory);
      return await this.writeCommit(draft, tree);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  private async writeTree(draft: CommitDraft, directory: string) {
    const env = { GIT_INDEX_FILE: join(directory, 'index') };
    const parent = draft.expectedParent;
    const modes = parent
      ? await this.currentModes(parent, draft.changes)
      : new Map<string, string>();
    const entries = await this.writeBlobs(draft.changes, modes, directory);
    if (parent) {
      await this.git.run(['read-tree', parent], { env });
    }
    await this.git.run(
      ['update-index', '--add', '--replace', '-z', '--index-info'],
      { env, input: entries.join('') },
    );
    const tree = (await this.git.text(['write-tree'], { env })).trim();
    if (parent && tree === (await this.treeOf(parent))) {
      throw nothingToChange(parent);
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
  ): Promise<ReadonlyMap<string, string>> {
    const paths = changes.map(change => change.path);
    const output = await this.git.text([
      'ls-tree',
      '-z',
      '--full-tree',
      parent,
      '--',
      ...paths,
    ]);
    return new Map(
      output
        .split('\0')
        .filter(Boolean)
        .map(line => [line.slice(line.indexOf('\t') + 1), line.split(' ')[0]]),
    );
  }

  /**
   * One process writes all of them: one for each would take minutes for a
   * repository of hundreds of files on a busy machine.
   */
  private async writeBlobs(
    changes: readonly TreeChange[],
    modes: ReadonlyMap<string, string>,
    directory: string,
  ): Promise<string[]> {
    changes.forEach(change => assertPossible(change, modes.get(change.path)));
    const kept = changes.filter(change => change.content !== null);
    const files = await Promise.all(
      kept.map(async ({ content }, index) => {
        const file = join(directory, `blob-${index}`);
        await writeFile(file, content ?? '');
        return file;
      }),
    );
    const output = await this.git.text(
      ['hash-object', '-w', '--no-filters', '--stdin-paths'],
      { input: files.map(file => `${file}\n`).join('') },
    );
    const blobs = output.split('\n');
    return [
      ...changes
        .filter(change => change.content === null)
        .map(change => `0 ${NO_OBJECT}\t${change.path}\0`),
      ...kept.map(
        (change, index) =>
          `${modeOf(change, modes.get(change.path))} ${blobs[index]}\t${
            change.path
          }\0`,
      ),
    ];
  }

  private async writeCommit(draft: CommitDraft, tree: string) {
    const parents = draft.expectedParent ? ['-p', draft.expectedParent] : [];
    const date = `${secondsOf(draft)} +0000`;
    const sha = await this.git.text(
      ['commit-tree', '--no-gpg-sign', ...parents, '-F', '-', tree],
      {
        input: draft.message,
        env: {
          GIT_AUTHOR_NAME: draft.author.name,
          GIT_AUTHOR_EMAIL: draft.author.email,
          GIT_AUTHOR_DATE: date,
          GIT_COMMITTER_NAME: this.committer.name,
          GIT_COMMITTER_EMAIL: this.committer.email,
          GIT_COMMITTER_DATE: date,
        },
      },
    );
    return sha.trim();
  }
}
