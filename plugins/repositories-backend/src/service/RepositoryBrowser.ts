import { InputError, isError, NotFoundError } from '@backstage/errors';
import { Commit, Repositories, Repository } from '@jalon/repositories';
import { FileDiff, parseDiff } from '../domain/diff';
import { textOf } from '../domain/text';
import { entriesOf, TreeEntry } from '../domain/tree';
import { GitDiff } from '../integrations/GitDiff';

const LOCAL_HOST = 'localhost';
const MAX_TEXT_BYTES = 512 * 1024;
const MAX_ENTRIES = 1000;
const MAX_FILES_OF_DIFF = 300;

/** What every answer about a repository begins with. */
export interface RepositorySummary {
  owner: string;
  name: string;
  defaultBranch: string;
  cloneUrl: string;
}

/** The commit that last changed what is shown. */
export interface CommitSummary {
  sha: string;
  subject: string;
  author: { name: string; email: string };
  authoredAt: string;
}

interface Place {
  readonly owner: string;
  readonly name: string;
  readonly revision?: string;
  readonly path?: string;
}

/** A bounded, read-only view of the repositories. */
export class RepositoryBrowser {
  private readonly diff = new GitDiff(MAX_TEXT_BYTES);

  constructor(private readonly repositories: Repositories) {}

  hosts() {
    return this.repositories.hosts.map(({ host, kind }) => ({
      host,
      kind,
      title: kind === 'local' ? 'This portal' : host,
    }));
  }

  async availability(ref: { host: string; owner: string; name: string }) {
    const host = this.repositories.host(ref.host);
    try {
      if (await host.exists(ref)) {
        return {
          available: false,
          message: `${ref.owner}/${ref.name} exists already: choose another name`,
        };
      }
      return { available: true };
    } catch (error) {
      // A name that is being typed is not an error of the request.
      if (isError(error) && error.name === InputError.name) {
        return { available: false, message: error.message };
      }
      throw error;
    }
  }

  async list() {
    const local = this.repositories.hosts.find(({ kind }) => kind === 'local');
    const refs = (await local?.list?.()) ?? [];
    return {
      items: refs
        .slice(0, MAX_ENTRIES)
        .map(({ owner, name }) => ({ owner, name })),
      truncated: refs.length > MAX_ENTRIES,
    };
  }

  async tree(place: Place) {
    const { repository, summary, revision } = await this.open(place);
    const path = (place.path ?? '').replace(/\/+$/, '');
    const listed = await repository.listFiles('**', { revision });
    const entries: TreeEntry[] = entriesOf(listed.paths, path);
    if (entries.length === 0 && path) {
      throw new NotFoundError(
        `${place.owner}/${place.name} has no folder '${path}' at ` +
          `${revision ?? summary.defaultBranch}`,
      );
    }
    return {
      repository: summary,
      sha: listed.sha,
      path,
      lastCommit: await this.lastCommit(repository, listed.sha, path),
      entries: entries.slice(0, MAX_ENTRIES),
      truncated: entries.length > MAX_ENTRIES,
    };
  }

  async blob(place: Place & { path: string }) {
    const { repository, summary, revision } = await this.open(place);
    const file = await repository.readFile(place.path, { revision });
    return {
      repository: summary,
      sha: file.sha,
      path: file.path,
      lastCommit: await this.lastCommit(repository, file.sha, file.path),
      size: file.content.length,
      ...textOf(file.content, MAX_TEXT_BYTES),
    };
  }

  async commit(place: { owner: string; name: string; sha: string }) {
    const { repository, summary } = await this.open(place);
    const commit = await repository.getCommit(place.sha);
    const diff = await this.diff.read(
      repository.cloneUrl(),
      commit.sha,
      commit.parents[0],
    );
    const files: FileDiff[] = parseDiff(diff.raw, diff.patch);
    return {
      repository: summary,
      ...commit,
      parents: [...commit.parents],
      trailers: [...commit.trailers],
      author: { ...commit.author },
      committer: { ...commit.committer },
      files: files.slice(0, MAX_FILES_OF_DIFF),
      truncated: diff.truncated || files.length > MAX_FILES_OF_DIFF,
    };
  }

  private async open(place: Place) {
    const { owner, name } = place;
    const repository = this.repositories.open({
      host: LOCAL_HOST,
      owner,
      name,
    });
    const summary: RepositorySummary = {
      owner,
      name,
      defaultBranch: (await repository.defaultBranch()).name,
      cloneUrl: repository.cloneUrl(),
    };
    const revision = place.revision === 'HEAD' ? undefined : place.revision;
    return { repository, summary, revision };
  }

  private async lastCommit(
    repository: Repository,
    revision: string,
    path: string,
  ): Promise<CommitSummary | undefined> {
    const [commit]: (Commit | undefined)[] = await repository.log({
      revision,
      limit: 1,
      ...(path ? { path } : {}),
    });
    return (
      commit && {
        sha: commit.sha,
        subject: commit.subject,
        author: { ...commit.author },
        authoredAt: commit.authoredAt,
      }
    );
  }
}
