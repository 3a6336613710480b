import { Octokit } from '@octokit/rest';
import {
  assertPossible,
  CommitDraft,
  FileMode,
  modeOf,
  nothingToChange,
  secondsOf,
  TreeChange,
} from '../drafts';
import { Commit, Person } from '../types';
import { commitOf, shaOf } from './answers';
import { readTree } from './GithubTrees';

const MAX_CHUNK_BYTES = 5 * 1024 * 1024;
const MAX_CHUNK_ENTRIES = 1_000;

interface NewEntry {
  path: string;
  mode: FileMode;
  type: 'blob';
  sha?: string | null;
  content?: string;
}

/**
 * Writes commits through GitHub's Git data API. The author is the person, the
 * committer the portal; GitHub therefore does not sign such commits, as it
 * would those that name nobody.
 */
export class GithubCommitWriter {
  constructor(
    private readonly octokit: Octokit,
    private readonly ref: { owner: string; repo: string },
    private readonly committer: Person,
  ) {}

  async write(draft: CommitDraft): Promise<Commit> {
    const parent = draft.expectedParent;
    const tree = parent
      ? await this.changedTree(parent, draft.changes)
      : await this.writeTree(draft.changes, new Map());
    const date = new Date(secondsOf(draft) * 1000)
      .toISOString()
      .replace('.000Z', 'Z');
    const { data } = await this.octokit.rest.git.createCommit({
      ...this.ref,
      message: draft.message,
      tree,
      parents: parent ? [parent] : [],
      author: { ...draft.author, date },
      committer: { ...this.committer, date },
    });
    return commitOf(data);
  }

  private async changedTree(
    parent: string,
    changes: readonly TreeChange[],
  ): Promise<string> {
    const { data } = await this.octokit.rest.git.getCommit({
      ...this.ref,
      commit_sha: parent,
    });
    const base = shaOf(data.tree?.sha);
    const paths = changes.map(change => change.path);
    const entries = await readTree(this.octokit, this.ref, parent, folder =>
      paths.some(path => path.startsWith(`${folder}/`)),
    );
    const current = new Map(entries.map(entry => [entry.path, entry.mode]));
    const tree = await this.writeTree(changes, current, base);
    if (tree === base) {
      throw nothingToChange(parent);
    }
    return tree;
  }

  private async writeTree(
    changes: readonly TreeChange[],
    current: ReadonlyMap<string, string>,
    base?: string,
  ): Promise<string> {
    changes.forEach(change => assertPossible(change, current.get(change.path)));
    let tree = base;
    for (const chunk of chunksOf(changes)) {
      const entries: NewEntry[] = [];
      for (const change of chunk) {
        entries.push(await this.entryOf(change, current.get(change.path)));
      }
      const { data } = await this.octokit.rest.git.createTree({
        ...this.ref,
        tree: entries,
        ...(tree ? { base_tree: tree } : {}),
      });
      tree = shaOf(data.sha);
    }
    return shaOf(tree);
  }

  private async entryOf(
    change: TreeChange,
    current: string | undefined,
  ): Promise<NewEntry> {
    const { path, content } = change;
    const mode = modeOf(change, current);
    if (content === null) {
      return { path, mode, type: 'blob', sha: null };
    }
    const bytes = Buffer.from(content);
    const text = bytes.toString('utf8');
    // Content that is no UTF-8 cannot be part of a JSON body, and an empty one
    // would be taken for a missing one.
    if (text && Buffer.from(text).equals(bytes)) {
      return { path, mode, type: 'blob', content: text };
    }
    const { data } = await this.octokit.rest.git.createBlob({
      ...this.ref,
      content: bytes.toString('base64'),
      encoding: 'base64',
    });
    return { path, mode, type: 'blob', sha: shaOf(data.sha) };
  }
}

/** A whole repository is too much for one request. */
function* chunksOf(changes: readonly TreeChange[]): Generator<TreeChange[]> {
  let chunk: TreeChange[] = [];
  let bytes = 0;
  for (const change of changes) {
    const size = Buffer.byteLength(change.content ?? '');
    const full =
      bytes + size > MAX_CHUNK_BYTES || chunk.length >= MAX_CHUNK_ENTRIES;
    if (full && chunk.length > 0) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(change);
    bytes += size;
  }
  yield chunk;
}
