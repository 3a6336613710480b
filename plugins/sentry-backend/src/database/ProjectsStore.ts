import type { Knex } from 'knex';
import type { SessionDay } from '../domain/types';
import { batches } from './batches';
import type { InstanceStatus, StoredProject } from './types';

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

/** Instances, projects and their sessions. */
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
