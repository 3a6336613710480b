import { Author, ContentFile, PlannedCommit } from './types';

const BRANCH = 'refs/heads/main';

/**
 * The commits in the format of `git fast-import`, which writes a whole dated
 * history in a few milliseconds.
 */
export function toFastImport(commits: readonly PlannedCommit[]): string {
  return commits
    .map((commit, index) => {
      const mark = index + 1;
      return [
        `commit ${BRANCH}\n`,
        `mark :${mark}\n`,
        signature('author', commit.author, commit.committedAt),
        signature('committer', commit.author, commit.committedAt),
        data(commit.message),
        ...[...commit.changes].map(([path, file]) => fileChange(path, file)),
        '\n',
        commit.tag ? tag(commit, commit.tag, mark) : '',
      ].join('');
    })
    .join('');
}

function tag(commit: PlannedCommit, name: string, mark: number): string {
  return [
    `tag ${name}\n`,
    `from :${mark}\n`,
    signature('tagger', commit.author, commit.committedAt),
    data(`Release ${name.replace(/^v/, '')}\n`),
  ].join('');
}

function signature(role: string, person: Author, time: Date): string {
  const seconds = Math.floor(time.getTime() / 1000);
  return `${role} ${person.name} <${person.email}> ${seconds} +0000\n`;
}

function fileChange(path: string, file: ContentFile | null): string {
  if (file === null) {
    return `D ${quote(path)}\n`;
  }
  const mode = file.executable ? '100755' : '100644';
  return `M ${mode} inline ${quote(path)}\n${data(file.content)}`;
}

/** C-style quoting, which `git fast-import` understands for any path. */
function quote(path: string): string {
  return JSON.stringify(path);
}

/** Lengths are bytes, not characters. */
function data(text: string): string {
  return `data ${Buffer.byteLength(text, 'utf8')}\n${text}\n`;
}
