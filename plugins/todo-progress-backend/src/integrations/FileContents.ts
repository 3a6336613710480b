import type { Repository } from '@jalon/repositories';
import type { TodoProgressStore } from '../database/TodoProgressStore';
import type { FileStates } from '../domain/history';
import { parseTodoFile } from '../domain/parse';
import type { ParsedFile } from '../domain/types';
import { readText } from './readText';

/** Where contents are remembered. */
export type RevisionStore = Pick<
  TodoProgressStore,
  'knownRevisions' | 'saveRevision' | 'pruneRevisions'
>;

/** What one file held at the commits of its history. */
export class FileContents {
  /** All that was asked for. */
  readonly commits = new Set<string>();

  constructor(
    private readonly store: RevisionStore,
    private readonly repository: Repository,
    private readonly path: string,
    private readonly known: Map<string, FileStates>,
  ) {}

  async at(sha: string): Promise<FileStates> {
    this.commits.add(sha);
    const known = this.known.get(sha);
    if (known) {
      return known;
    }
    const states = await this.read(sha);
    this.known.set(sha, states);
    await this.store.saveRevision(
      { repository: nameOf(this.repository), path: this.path, sha },
      states,
    );
    return states;
  }

  private async read(sha: string): Promise<FileStates> {
    try {
      const text = await readText(this.repository, this.path, sha);
      return statesOf(parseTodoFile(text, this.path));
    } catch (error) {
      if (error instanceof Error && error.name === 'NotFoundError') {
        return {};
      }
      throw error;
    }
  }
}

function statesOf(file: ParsedFile): FileStates {
  return Object.fromEntries(file.items.map(item => [item.key, item.state]));
}

/** Names a repository in the store. */
export function nameOf({ ref }: Repository): string {
  return `${ref.host}/${ref.owner}/${ref.name}`;
}
