import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
  locationSpecToLocationEntity,
} from '@backstage/plugin-catalog-node';
import { RepositoryHost, RepositoryRef } from '@jalon/repositories';

/** What a descriptor may include or point to, and is read again after a push. */
const READ_BY_THE_CATALOG = [
  '**/*.yaml',
  '**/*.yml',
  '**/*.json',
  '**/*.md',
  '**/*.graphql',
  '**/*.proto',
];
const MAX_REFRESHED_FILES = 500;

/** What was last seen of one repository. */
interface Seen {
  readonly sha: string;
  /** Address of its descriptor, when it has one. */
  readonly url?: string;
}

/** How local repositories are discovered. */
export interface LocalRepositoryEntityProviderOptions {
  readonly host: RepositoryHost;
  /** Path of the descriptor in a repository, such as `catalog-info.yaml`. */
  readonly descriptor: string;
  readonly logger: LoggerService;
  readonly taskRunner: SchedulerServiceTaskRunner;
}

/**
 * Registers the descriptor of every local repository in the catalog, and has it
 * read again when the default branch moves.
 */
export class LocalRepositoryEntityProvider implements EntityProvider {
  private seen: ReadonlyMap<string, Seen> | undefined;

  constructor(private readonly options: LocalRepositoryEntityProviderOptions) {}

  getProviderName(): string {
    return `local-repositories:${this.options.host.host}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.options.taskRunner.run({
      id: `${this.getProviderName()}:discover`,
      fn: () => this.discover(connection),
    });
  }

  /** Looks at all repositories once and tells the catalog what changed. */
  async discover(connection: EntityProviderConnection): Promise<void> {
    const before = this.seen;
    const after = await this.look(before ?? new Map());
    if (!before) {
      await connection.applyMutation({
        type: 'full',
        entities: urlsOf(after).map(url => this.locationOf(url)),
      });
    } else {
      await this.applyDelta(connection, urlsOf(before), urlsOf(after));
    }
    await this.refreshMoved(connection, before ?? new Map(), after);
    this.seen = after;
  }

  private async applyDelta(
    connection: EntityProviderConnection,
    before: readonly string[],
    after: readonly string[],
  ): Promise<void> {
    const added = after.filter(url => !before.includes(url));
    const removed = before.filter(url => !after.includes(url));
    if (added.length > 0 || removed.length > 0) {
      await connection.applyMutation({
        type: 'delta',
        added: added.map(url => this.locationOf(url)),
        removed: removed.map(url => this.locationOf(url)),
      });
      added.forEach(url => this.options.logger.info(`Discovered ${url}`));
    }
  }

  private async refreshMoved(
    connection: EntityProviderConnection,
    before: ReadonlyMap<string, Seen>,
    after: ReadonlyMap<string, Seen>,
  ): Promise<void> {
    const { host } = this.options;
    for (const [key, { sha, url }] of after) {
      const previous = before.get(key);
      if (url && previous?.sha !== sha) {
        const repository = host.open(refOf(host, key));
        const { paths } = await repository.listFiles(READ_BY_THE_CATALOG);
        const urls = paths
          .slice(0, MAX_REFRESHED_FILES)
          .map(path => repository.fileUrl(path));
        await connection.refresh({
          keys: [...new Set([url, ...urls])].map(each => `url:${each}`),
        });
      }
    }
  }

  private async look(
    before: ReadonlyMap<string, Seen>,
  ): Promise<Map<string, Seen>> {
    const after = new Map<string, Seen>();
    for (const ref of (await this.options.host.list?.()) ?? []) {
      const key = `${ref.owner}/${ref.name}`;
      const seen = await this.lookAt(ref, before.get(key));
      if (seen) {
        after.set(key, seen);
      }
    }
    return after;
  }

  /** A repository that cannot be read for now keeps what was known of it. */
  private async lookAt(
    ref: RepositoryRef,
    before: Seen | undefined,
  ): Promise<Seen | undefined> {
    const { descriptor, host, logger } = this.options;
    try {
      const repository = host.open(ref);
      const { sha } = await repository.defaultBranch();
      if (sha === before?.sha) {
        return before;
      }
      const { paths } = await repository.listFiles(descriptor, {
        revision: sha,
      });
      return {
        sha,
        url: paths.includes(descriptor)
          ? repository.fileUrl(descriptor)
          : undefined,
      };
    } catch (error) {
      // Deleted meanwhile, or without a first commit.
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      logger.warn(
        `${ref.owner}/${ref.name} could not be looked at and stays as it was`,
        error as Error,
      );
      return before;
    }
  }

  private locationOf(url: string): DeferredEntity {
    const entity = locationSpecToLocationEntity({
      location: { type: 'url', target: url },
    });
    entity.metadata.annotations = {
      ...entity.metadata.annotations,
      [ANNOTATION_LOCATION]: `url:${url}`,
      [ANNOTATION_ORIGIN_LOCATION]: `url:${url}`,
    };
    return { entity, locationKey: this.getProviderName() };
  }
}

function urlsOf(seen: ReadonlyMap<string, Seen>): string[] {
  return [...seen.values()].flatMap(({ url }) => (url ? [url] : []));
}

function refOf(host: RepositoryHost, key: string): RepositoryRef {
  const [owner, name] = key.split('/');
  return { host: host.host, owner, name };
}
