import type { Knex } from 'knex';
import type { ReleaseDeploy, StoredRelease } from '../domain/types';
import { batches } from './batches';
import type { ReleaseDue } from './types';

interface ReleaseRow {
  project_key: string;
  version: string;
  released_at: string | null;
  new_groups: number;
  deploy_count: number;
  deploys: string;
}

/** A release as the list of releases tells it. */
export interface ReleaseWrite {
  readonly projectKey: string;
  readonly version: string;
  readonly date?: string;
  readonly newGroups: number;
  readonly deployCount: number;
  readonly lastDeploy?: ReleaseDeploy;
  /** Whether its deploys are worth asking for. */
  readonly needsDeploys: boolean;
}

/** Releases of projects, and what is still to be asked of them. */
export class ReleasesStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async saveReleases(releases: readonly ReleaseWrite[]): Promise<void> {
    for (const batch of batches(releases)) {
      await this.#knex('sentry_releases')
        .insert(
          batch.map(release => ({
            project_key: release.projectKey,
            version: release.version,
            released_at: release.date ?? null,
            new_groups: release.newGroups,
            deploy_count: release.deployCount,
            deploys: JSON.stringify(
              release.lastDeploy ? [release.lastDeploy] : [],
            ),
            looked_up_deploys: release.needsDeploys ? 0 : release.deployCount,
          })),
        )
        .onConflict(['project_key', 'version'])
        .merge({
          released_at: this.#knex.ref('excluded.released_at'),
          new_groups: this.#knex.ref('excluded.new_groups'),
          deploy_count: this.#knex.ref('excluded.deploy_count'),
        });
    }
  }

  async getReleases(projectKeys: readonly string[]): Promise<StoredRelease[]> {
    const result: StoredRelease[] = [];
    for (const batch of batches(projectKeys)) {
      const rows = await this.#knex<ReleaseRow>('sentry_releases')
        .whereIn('project_key', batch)
        .orderBy([
          { column: 'released_at', order: 'desc' },
          { column: 'version', order: 'desc' },
        ])
        .select();
      result.push(...rows.map(toRelease));
    }
    return result;
  }

  /** Names only, newest first. */
  async listReleaseNames(
    projectKeys: readonly string[],
    limit: number,
  ): Promise<string[]> {
    const rows = await this.#knex<ReleaseRow>('sentry_releases')
      .whereIn('project_key', projectKeys)
      .orderBy([
        { column: 'released_at', order: 'desc' },
        { column: 'version', order: 'desc' },
      ])
      .limit(limit)
      .select('version');
    return [...new Set(rows.map(row => row.version))];
  }

  /** Releases with issues or deploys that are not known yet, newest first. */
  async listReleasesDue(
    instance: string,
    since: string,
    limit: number,
  ): Promise<ReleaseDue[]> {
    const rows: (ReleaseRow & {
      looked_up_groups: number;
      looked_up_deploys: number;
    })[] = await this.#knex('sentry_releases as r')
      .join('sentry_projects as p', 'p.project_key', 'r.project_key')
      .where('p.instance', instance)
      .andWhere('r.released_at', '>=', since)
      .andWhere(due =>
        due
          .whereRaw('r.new_groups <> r.looked_up_groups')
          .orWhereRaw('r.deploy_count <> r.looked_up_deploys'),
      )
      .orderBy('r.released_at', 'desc')
      .limit(limit)
      .select('r.*');
    const byVersion = new Map<string, ReleaseDue>();
    for (const row of rows) {
      const known = byVersion.get(row.version);
      byVersion.set(row.version, {
        version: row.version,
        projectKeys: [...(known?.projectKeys ?? []), row.project_key],
        groups: known?.groups || row.new_groups !== row.looked_up_groups,
        deploys: known?.deploys || row.deploy_count !== row.looked_up_deploys,
      });
    }
    return [...byVersion.values()];
  }

  async markReleaseLookedUp(
    due: ReleaseDue,
    deploys: readonly ReleaseDeploy[] | undefined,
  ): Promise<void> {
    await this.#knex('sentry_releases')
      .whereIn('project_key', [...due.projectKeys])
      .andWhere({ version: due.version })
      .update({
        looked_up_groups: this.#knex.ref('new_groups'),
        looked_up_deploys: this.#knex.ref('deploy_count'),
        ...(deploys ? { deploys: JSON.stringify(deploys) } : {}),
      });
  }
}

function toRelease(row: ReleaseRow): StoredRelease {
  return {
    projectKey: row.project_key,
    version: row.version,
    date: row.released_at ?? undefined,
    newGroups: row.new_groups,
    deploys: JSON.parse(row.deploys),
  };
}
