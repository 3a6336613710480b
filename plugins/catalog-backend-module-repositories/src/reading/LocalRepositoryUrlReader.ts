import { posix } from 'node:path';
import { Readable } from 'node:stream';
import {
  ReaderFactory,
  ReadTreeResponseFactory,
  ReadUrlResponseFactory,
} from '@backstage/backend-defaults/urlReader';
import {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponse,
  UrlReaderServiceReadUrlOptions,
  UrlReaderServiceReadUrlResponse,
  UrlReaderServiceSearchOptions,
  UrlReaderServiceSearchResponse,
} from '@backstage/backend-plugin-api';
import { isError, NotFoundError, NotModifiedError } from '@backstage/errors';
import { Repositories, Repository, RepositoryHost } from '@jalon/repositories';

/** More than a person would have the portal read at once. */
const MAX_FILES = 5000;
const MAX_SEARCH_RESULTS = 500;

/**
 * Reads the web addresses of local repositories,
 * `<app.baseUrl>/repositories/<owner>/<name>/{tree,blob}/<revision>/<path>`, so
 * that catalog locations, TechDocs and `fetch:*` actions work with them as they
 * do with any other host. The etag is the commit that was read.
 */
export class LocalRepositoryUrlReader implements UrlReaderService {
  static factory(repositories: Repositories): ReaderFactory {
    return ({ treeResponseFactory }) =>
      repositories.hosts
        .filter(host => host.kind === 'local')
        .map(host => ({
          reader: new LocalRepositoryUrlReader(host, treeResponseFactory),
          predicate: url => host.parseUrl(url.toString()) !== undefined,
        }));
  }

  constructor(
    private readonly host: RepositoryHost,
    private readonly treeResponseFactory: ReadTreeResponseFactory,
  ) {}

  async readUrl(
    url: string,
    options?: UrlReaderServiceReadUrlOptions,
  ): Promise<UrlReaderServiceReadUrlResponse> {
    const { repository, revision, path } = this.locate(url);
    const { content, sha } = await repository.readFile(path, { revision });
    if (options?.etag === sha) {
      throw new NotModifiedError();
    }
    return ReadUrlResponseFactory.fromReadable(Readable.from([content]), {
      etag: sha,
    });
  }

  async readTree(
    url: string,
    options?: UrlReaderServiceReadTreeOptions,
  ): Promise<UrlReaderServiceReadTreeResponse> {
    const { repository, revision, path } = this.locate(url);
    const listed = await repository.listFiles('**', { revision });
    if (options?.etag === listed.sha) {
      throw new NotModifiedError();
    }
    const below = path ? `${path}/` : '';
    const wanted = listed.paths
      .filter(file => file.startsWith(below))
      .slice(0, MAX_FILES);
    if (wanted.length === 0) {
      throw new NotFoundError(`There is no folder at ${url}`);
    }
    const files: { path: string; data: Readable }[] = [];
    for (const file of wanted) {
      const relative = file.slice(below.length);
      const content = await this.contentOf(repository, file, listed.sha);
      if (options?.filter?.(relative, { size: content.length }) ?? true) {
        files.push({ path: relative, data: Readable.from([content]) });
      }
    }
    const response = await this.treeResponseFactory.fromReadableArray(files);
    return {
      etag: listed.sha,
      files: () => response.files(),
      archive: () => response.archive(),
      dir: dirOptions => response.dir(dirOptions),
    };
  }

  async search(
    url: string,
    options?: UrlReaderServiceSearchOptions,
  ): Promise<UrlReaderServiceSearchResponse> {
    const { repository, revision, path } = this.locate(url);
    const { sha, paths } = await this.matching(repository, path, revision);
    if (options?.etag && options.etag === sha) {
      throw new NotModifiedError();
    }
    return {
      etag: sha,
      files: paths.slice(0, MAX_SEARCH_RESULTS).map(file => ({
        url: repository.fileUrl(file, { revision }),
        content: () => this.contentOf(repository, file, sha),
      })),
    };
  }

  toString(): string {
    return `localRepositories{host=${this.host.host}}`;
  }

  private async matching(
    repository: Repository,
    path: string,
    revision: string | undefined,
  ): Promise<{ sha: string; paths: string[] }> {
    try {
      return await repository.listFiles(path, { revision });
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return { sha: '', paths: [] };
      }
      throw error;
    }
  }

  private async contentOf(
    repository: Repository,
    path: string,
    revision: string,
  ): Promise<Buffer> {
    return (await repository.readFile(path, { revision })).content;
  }

  private locate(url: string) {
    const location = this.host.parseUrl(url);
    if (!location) {
      throw new NotFoundError(`${url} is not in a local repository`);
    }
    return {
      repository: this.host.open(location.ref),
      revision: location.revision,
      path: posix.normalize(location.path).replace(/^\.$/, ''),
    };
  }
}
