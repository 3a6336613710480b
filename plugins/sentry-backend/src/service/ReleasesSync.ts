import type { SentryStore } from '../database/SentryStore';
import type { StoredProject } from '../database/types';
import { parseRelease, semverOf } from '../domain/release';
import { formatProjectKey } from '../domain/types';
import type { SentryReader } from '../integrations/SentryReader';

const DAY_MS = 24 * 60 * 60_000;

export interface ReleasesSyncOptions {
  /** Name of the instance. */
  readonly name: string;
  readonly reader: SentryReader;
  readonly store: SentryStore;
  readonly historyDays: number;
  readonly lookups: number;
  readonly now: () => Date;
}

/** Reads the releases of projects, and which issues came with each. */
export class ReleasesSync {
  readonly #options: ReleasesSyncOptions;

  constructor(options: ReleasesSyncOptions) {
    this.#options = options;
  }

  /** The newest releases, or all of the period. */
  async list(
    batch: readonly StoredProject[],
    all: boolean,
    signal?: AbortSignal,
  ): Promise<void> {
    const { reader, store } = this.#options;
    const slugs = new Set(batch.map(each => each.slug));
    const ids = batch.map(each => String(each.sentryId));
    for await (const page of reader.releases(ids, signal)) {
      await store.releases.saveReleases(
        page.flatMap(({ projects, ...release }) =>
          projects
            .filter(each => slugs.has(each.slug))
            .map(each => ({
              ...release,
              projectKey: formatProjectKey({
                instance: this.#options.name,
                slug: each.slug,
              }),
              newGroups: each.newGroups,
              needsDeploys:
                release.deployCount > 1 &&
                !semverOf(parseRelease(release.version)),
            })),
        ),
      );
      const oldest = page[page.length - 1]?.date;
      if (!all || (oldest && oldest < this.#since())) {
        break;
      }
    }
  }

  /** Lists have no first release: it is asked for release by release. */
  async lookUp(signal?: AbortSignal): Promise<void> {
    const { name, reader, store, lookups, historyDays } = this.#options;
    const due = await store.releases.listReleasesDue(
      name,
      this.#since(),
      lookups,
    );
    for (const release of due) {
      const projects = await store.projects.getProjects(release.projectKeys);
      if (release.groups && !/["*\\]/.test(release.version)) {
        const pages = reader.issues(
          {
            projects: [...projects.values()].map(each => String(each.sentryId)),
            query: `firstRelease:"${release.version}"`,
            period: `${historyDays}d`,
            sort: 'new',
            brief: true,
          },
          signal,
        );
        for await (const page of pages) {
          await store.issues.setFirstRelease(
            page.map(issue => `${name}:${issue.id}`),
            release.version,
          );
        }
      }
      const deploys = release.deploys
        ? await reader.deploys(release.version, signal)
        : undefined;
      await store.releases.markReleaseLookedUp(release, deploys);
    }
  }

  #since(): string {
    const { now, historyDays } = this.#options;
    return new Date(now().getTime() - historyDays * DAY_MS).toISOString();
  }
}
