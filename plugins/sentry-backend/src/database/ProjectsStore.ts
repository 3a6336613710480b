import type { Knex } from 'knex';
import type { ReleaseDeploy, SessionDay, StoredRelease } from '../domain/types';
import { batches } from './batches';
import type { InstanceStatus, ReleaseDue, StoredProject } from './types';

interface ProjectRow {
  project_key: string;
  instance: string;
  slug: string;
  sentry_id: string | null;
  platform: string | null;
  environments: string;
  access: StoredProject['access'];
  synced_at: string | null;
  full_synced_at: string | null;
  watermark: string | null;
  problem_since: string | null;
}

interface InstanceRow {
  name: string;
  synced_at: string | null;
  failing_since: string | null;
  failure: string | null;
  failure_kind: 'unreachable' | 'access' | null;
}

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

/** Instances, projects, releases and sessions. */
export class ProjectsStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async getInstances(): Promise<Map<string, InstanceStatus>> {
    const rows = await this.#knex<InstanceRow>('sentry_instances').select();
    return new Map(
      rows.map(row => [
        row.name,
        {
          name: row.name,
          syncedAt: row.synced_at ?? undefined,
          failingSince: row.failing_since ?? undefined,
          failure: row.failure ?? undefined,
          failureKind: row.failure_kind ?? undefined,
        },
      ]),
    );
  }

  async markInstanceSynced(name: string, at: string): Promise<void> {
    await this.#knex('sentry_instances')
      .insert({
        name,
        synced_at: at,
        failing_since: null,
        failure: null,
        failure_kind: null,
      })
      .onConflict('name')
      .merge();
  }

  /** `since` stays that of the first of several failures. */
  async markInstanceFailed(
    name: string,
    failure: { kind: 'unreachable' | 'access'; message: string; at: string },
  ): Promise<void> {
    await this.#knex('sentry_instances')
      .insert({ name })
      .onConflict('name')
      .ignore();
    await this.#knex('sentry_instances')
      .where({ name })
      .update({
        failing_since: this.#knex.raw('coalesce(failing_since, ?)', [
          failure.at,
        ]),
        failure: failure.message,
        failure_kind: failure.kind,
      });
  }

  async getProjects(
    keys: readonly string[],
  ): Promise<Map<string, StoredProject>> {
    const result = new Map<string, StoredProject>();
    for (const batch of batches(keys)) {
      const rows = await this.#knex<ProjectRow>('sentry_projects')
        .whereIn('project_key', batch)
        .select();
      rows.forEach(row => result.set(row.project_key, toProject(row)));
    }
    return result;
  }

  /** What Sentry says of projects; how far they are synced stays. */
  async saveProjects(
    projects: readonly Omit<
      StoredProject,
      'syncedAt' | 'fullSyncedAt' | 'watermark' | 'problemSince'
    >[],
    at: string,
  ): Promise<void> {
    for (const batch of batches(projects)) {
      await this.#knex('sentry_projects')
        .insert(
          batch.map(project => ({
            project_key: project.key,
            instance: project.instance,
            slug: project.slug,
            sentry_id: project.sentryId ?? null,
            platform: project.platform ?? null,
            environments: JSON.stringify(project.environments),
            access: project.access,
            problem_since: project.access === 'ok' ? null : at,
          })),
        )
        .onConflict('project_key')
        .merge({
          sentry_id: this.#knex.ref('excluded.sentry_id'),
          platform: this.#knex.ref('excluded.platform'),
          environments: this.#knex.ref('excluded.environments'),
          access: this.#knex.ref('excluded.access'),
          problem_since: this.#knex.raw(
            `case when excluded.access = 'ok' then null
              else coalesce(sentry_projects.problem_since, excluded.problem_since)
            end`,
          ),
        });
    }
  }

  async markProjectsSynced(
    keys: readonly string[],
    sync: { at: string; watermark: string; full: boolean },
  ): Promise<void> {
    for (const batch of batches(keys)) {
      await this.#knex('sentry_projects')
        .whereIn('project_key', batch)
        .update({
          synced_at: sync.at,
          watermark: sync.watermark,
          ...(sync.full ? { full_synced_at: sync.at } : {}),
        });
    }
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

  /** Takes the place of all sessions of the projects from a day on. */
  async replaceSessions(
    projectKeys: readonly string[],
    fromDay: string,
    sessions: readonly SessionDay[],
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      await transaction('sentry_sessions')
        .whereIn('project_key', [...projectKeys])
        .andWhere('day', '>=', fromDay)
        .delete();
      for (const batch of batches(sessions)) {
        await transaction('sentry_sessions')
          .insert(
            batch.map(each => ({
              project_key: each.projectKey,
              environment: each.environment,
              release: each.release,
              day: each.day,
              sessions: each.sessions,
              crashed: each.crashed,
            })),
          )
          .onConflict(['project_key', 'environment', 'release', 'day'])
          .merge();
      }
    });
  }

  async getSessions(
    projectKeys: readonly string[],
    fromDay: string,
  ): Promise<SessionDay[]> {
    const rows: (Omit<SessionDay, 'projectKey'> & { project_key: string })[] =
      await this.#knex('sentry_sessions')
        .whereIn('project_key', [...projectKeys])
        .andWhere('day', '>=', fromDay)
        .select();
    return rows.map(({ project_key, ...rest }) => ({
      projectKey: project_key,
      ...rest,
    }));
  }
}

function toProject(row: ProjectRow): StoredProject {
  return {
    key: row.project_key,
    instance: row.instance,
    slug: row.slug,
    sentryId: row.sentry_id ?? undefined,
    platform: row.platform ?? undefined,
    environments: JSON.parse(row.environments),
    access: row.access,
    syncedAt: row.synced_at ?? undefined,
    fullSyncedAt: row.full_synced_at ?? undefined,
    watermark: row.watermark ?? undefined,
    problemSince: row.problem_since ?? undefined,
  };
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
