import type { TodoHistoryPoint } from '@jalon/plugin-todo-progress-common';
import type { BranchHead, Repository } from '@jalon/repositories';
import type { StoredProgress } from '../database/TodoProgressStore';
import { isForeign } from '../domain/globs';
import { finishPoints, withHistory } from '../domain/history';
import { limits } from '../domain/limits';
import { parseTodoFile } from '../domain/parse';
import { buildSnapshot, referencedFiles } from '../domain/snapshot';
import type {
  ReferenceFacts,
  Snapshot,
  SourceFile,
} from '../domain/snapshotTypes';
import type { HistoryReader } from './HistoryReader';
import { readText } from './readText';

const MAX_ANCHOR_FILES = 30;

export interface TodoSource {
  readonly repository: Repository;
  readonly globs: readonly string[];
  readonly head: BranchHead;
}

/** Reads the to-do items of an entity from its repository. */
export class TodoReader {
  constructor(private readonly histories: HistoryReader) {}

  /** Undefined when no file matches the globs. */
  async read(
    source: TodoSource,
    previous: StoredProgress | undefined,
  ): Promise<
    { current: StoredProgress; complete(): Promise<StoredProgress> } | undefined
  > {
    const { repository, head } = source;
    const paths = await this.todoFiles(source);
    if (paths.length === 0) {
      return undefined;
    }
    const files = await this.parse(source, paths.slice(0, limits.files));
    const facts = await this.referenceFacts(source, files);
    const snapshot = withFileLimit(
      buildSnapshot(files, facts, addresses(source)),
      paths,
      source,
    );
    const commit = { sha: head.sha, url: repository.commitUrl(head.sha) };
    return {
      current: { ...snapshot, points: [], commit },
      complete: async () => ({
        ...(await this.withHistory(source, files, snapshot, previous)),
        commit,
      }),
    };
  }

  private async todoFiles({ repository, globs, head }: TodoSource) {
    const { paths } = await repository.listFiles(globs, { revision: head.sha });
    return paths.filter(path => !isForeign(path));
  }

  private async parse(
    { repository, head }: TodoSource,
    paths: readonly string[],
  ): Promise<SourceFile[]> {
    const files: SourceFile[] = [];
    for (const path of paths) {
      const text = await readText(repository, path, head.sha);
      files.push({ path, parsed: parseTodoFile(text, nameOf(path)) });
    }
    return files;
  }

  private async referenceFacts(
    { repository, head }: TodoSource,
    files: readonly SourceFile[],
  ): Promise<ReferenceFacts> {
    const targets = referencedFiles(files);
    if (targets.length === 0) {
      return { files: new Set(), anchors: new Map() };
    }
    const all = await repository.listFiles('**', { revision: head.sha });
    const existing = new Set(all.paths);
    const anchors = new Map<string, ReadonlySet<string>>();
    const anchored = targets
      .filter(({ path, anchored: wanted }) => wanted && existing.has(path))
      .filter(({ path }) => /\.(md|markdown)$/i.test(path))
      .slice(0, MAX_ANCHOR_FILES);
    for (const { path } of anchored) {
      const text = await readText(repository, path, head.sha);
      const parsed = parseTodoFile(text, nameOf(path));
      if (parsed.anchors.length > 0) {
        anchors.set(path, new Set(parsed.anchors));
      }
    }
    return { files: existing, anchors };
  }

  private async withHistory(
    source: TodoSource,
    files: readonly SourceFile[],
    snapshot: Snapshot,
    previous: StoredProgress | undefined,
  ): Promise<StoredProgress> {
    const history = await this.histories.read(source, files);
    const items = withHistory(snapshot.items, history, previous?.items);
    const present: TodoHistoryPoint = {
      at: history.newestAt ?? (await this.headTime(source)),
      total: items.length,
      done: items.filter(item => item.state === 'done').length,
    };
    return {
      ...snapshot,
      items,
      points: finishPoints(history.points, present),
    };
  }

  private async headTime({ repository, head }: TodoSource): Promise<string> {
    return (await repository.getCommit(head.sha)).committedAt;
  }
}

function addresses({ repository, head }: TodoSource) {
  return {
    line: (path: string, line: number) =>
      repository.fileUrl(path, { revision: head.sha, line }),
    file: (path: string, anchor?: string) =>
      repository.fileUrl(path, { revision: head.name, anchor }),
  };
}

function withFileLimit(
  snapshot: Snapshot,
  paths: readonly string[],
  { repository, head }: TodoSource,
): Snapshot {
  if (paths.length <= limits.files) {
    return snapshot;
  }
  const file = paths[limits.files];
  const diagnostic = {
    code: 'too-many-files' as const,
    severity: 'error' as const,
    message: `${paths.length} files match, of which the first ${limits.files} are read. Name fewer in the annotation jalon.dev/todo-files.`,
    file,
    line: 1,
    url: repository.fileUrl(file, { revision: head.sha, line: 1 }),
  };
  return { ...snapshot, diagnostics: [diagnostic, ...snapshot.diagnostics] };
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
}
