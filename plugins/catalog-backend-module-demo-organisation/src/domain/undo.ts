import { HistoryCommit } from './history';
import { Content, ContentFile } from './types';

const ENVIRONMENTS = 'infrastructure/kubernetes';
const TODO_FILES = /^docs\/todo\/[^/]+\.md$/;

/** What the undoing of a commit has to know about the others. */
export interface UndoContext {
  /** Which commit a file begins in, by its index. */
  readonly beginnings: ReadonlyMap<string, number>;
  /** What ran in the environment before this commit. */
  readonly previousVersion?: string;
  readonly index: number;
}

/**
 * The content before a commit, from the content after it. Histories are read
 * backwards from the content in `examples/repositories`, so that what a
 * newcomer reads there is what the repository ends with.
 */
export function undo(
  content: Content,
  commit: HistoryCommit,
  context: UndoContext,
): Content {
  const files = new Map(content);
  const release = commit.deploy ?? commit.rollback;
  if (release) {
    const path = `${ENVIRONMENTS}/${release.environment}/kustomization.yaml`;
    if (context.beginnings.get(path) !== context.index) {
      edit(files, path, text =>
        replaceOnce(
          text,
          `newTag: ${release.version}\n`,
          `newTag: ${context.previousVersion}\n`,
          path,
        ),
      );
    }
  }
  commit.tick.forEach(id => untick(files, id));
  [...commit.edits].reverse().forEach(({ file, before, after }) => {
    edit(files, file, text => replaceOnce(text, after, before, file));
  });
  for (const [path, index] of context.beginnings) {
    if (index === context.index) {
      files.delete(path);
    }
  }
  return files;
}

function untick(files: Map<string, ContentFile>, id: string): void {
  const path = [...files.keys()].find(
    file =>
      TODO_FILES.test(file) && files.get(file)!.content.includes(`] ${id} `),
  );
  if (!path) {
    throw new Error(`No to-do file has an item ${id}`);
  }
  edit(files, path, text =>
    replaceOnce(text, `- [x] ${id} `, `- [ ] ${id} `, path),
  );
}

function edit(
  files: Map<string, ContentFile>,
  path: string,
  change: (text: string) => string,
): void {
  const file = files.get(path);
  if (!file) {
    throw new Error(`The history edits '${path}', which is not there then`);
  }
  files.set(path, { ...file, content: change(file.content) });
}

function replaceOnce(
  text: string,
  search: string,
  replacement: string,
  path: string,
): string {
  const at = text.indexOf(search);
  if (at < 0 || text.indexOf(search, at + 1) >= 0) {
    throw new Error(
      `'${path}' must hold exactly once: ${JSON.stringify(search)}`,
    );
  }
  return text.slice(0, at) + replacement + text.slice(at + search.length);
}
