import type { Knex } from 'knex';
import type { StoredIssue } from '../domain/types';
import { batches } from './batches';
import { toIssue, toIssueRow, type IssueRow } from './issueRows';
import type { IssueDetailsWrite, IssueWrite } from './types';

const DAYS_ROWS = 500;

/** Writes issues, and reads them by project or key. */
export class IssuesStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Writes issues as a list tells them, once each. With `askNew`, those that
   * were not known have to be asked for one by one, as have those that
   * regressed since.
   */
  async saveListed(
    issues: readonly IssueWrite[],
    options: { at: string; askNew: boolean },
  ): Promise<void> {
    for (const batch of batches(unique(issues))) {
      await this.#knex.transaction(async transaction => {
        const rows = batch.map(issue => ({
          ...toIssueRow(issue),
          details_due: options.askNew || issue.substatus === 'regressed',
          synced_at: options.at,
        }));
        const { issue_key: _, details_due: __, ...columns } = rows[0];
        await transaction('sentry_issues')
          .insert(rows)
          .onConflict('issue_key')
          .merge({
            ...Object.fromEntries(
              Object.keys(columns).map(name => [
                name,
                transaction.ref(`excluded.${name}`),
              ]),
            ),
            details_due: transaction.raw(
              `case
                when excluded.substatus = 'regressed'
                  and coalesce(sentry_issues.substatus, '') <> 'regressed'
                then ? else sentry_issues.details_due end`,
              [true],
            ),
          });
        await writeDays(transaction, batch);
      });
    }
  }

  /** Writes an issue as asking for it tells it. */
  async saveDetails(issue: IssueDetailsWrite, at: string): Promise<void> {
    const { issue_key, ...row } = {
      ...toIssueRow(issue),
      first_release: issue.firstRelease ?? null,
      regressed_release: issue.regressedRelease ?? null,
      regressed_at: issue.regressedAt ?? null,
      details_at: at,
      details_due: false,
      synced_at: at,
    };
    await this.#knex.transaction(async transaction => {
      await transaction('sentry_issues')
        .insert({ issue_key, ...row })
        .onConflict('issue_key')
        .merge(row);
      await writeDays(transaction, [issue]);
    });
  }

  /** Writes an issue only when nothing is known of it. Tells whether it did. */
  async saveUnknown(issue: IssueWrite, at: string): Promise<boolean> {
    const known = await this.#knex('sentry_issues')
      .where({ issue_key: issue.key })
      .first('issue_key');
    if (known) {
      return false;
    }
    await this.#knex('sentry_issues')
      .insert({ ...toIssueRow(issue), details_due: true, synced_at: at })
      .onConflict('issue_key')
      .ignore();
    return true;
  }

  async setFirstRelease(
    keys: readonly string[],
    release: string,
  ): Promise<void> {
    for (const batch of batches(keys)) {
      await this.#knex('sentry_issues')
        .whereIn('issue_key', batch)
        .update({ first_release: release });
    }
  }

  async addEnvironment(
    keys: readonly string[],
    environment: string,
  ): Promise<void> {
    for (const batch of batches(keys)) {
      await this.#knex('sentry_issue_environments')
        .insert(batch.map(issue_key => ({ issue_key, environment })))
        .onConflict(['issue_key', 'environment'])
        .ignore();
    }
  }

  /** Issues that have to be asked for, those seen last first. */
  async listDetailsDue(instance: string, limit: number): Promise<string[]> {
    const rows: { issue_key: string }[] = await this.#knex('sentry_issues')
      .where({ instance, details_due: true })
      .orderBy('last_seen', 'desc')
      .limit(limit)
      .select('issue_key');
    return rows.map(row => row.issue_key.slice(instance.length + 1));
  }

  /** Forgets an issue that Sentry does not have any more. */
  async remove(keys: readonly string[]): Promise<void> {
    for (const batch of batches(keys)) {
      for (const table of [
        'sentry_correlations',
        'sentry_issue_environments',
        'sentry_issue_days',
        'sentry_issues',
      ]) {
        await this.#knex(table).whereIn('issue_key', batch).delete();
      }
    }
  }

  /** Forgets what a complete reading since `at` did not find any more. */
  async removeNotSeenSince(
    projectKeys: readonly string[],
    at: string,
  ): Promise<void> {
    for (const batch of batches(projectKeys)) {
      const rows: { issue_key: string }[] = await this.#knex('sentry_issues')
        .whereIn('project_key', batch)
        .andWhere('synced_at', '<', at)
        .select('issue_key');
      await this.remove(rows.map(row => row.issue_key));
    }
  }

  /** Forgets days before one. */
  async removeDaysBefore(day: string): Promise<void> {
    await this.#knex('sentry_issue_days').where('day', '<', day).delete();
  }

  /** The issues of some projects seen since, to tie them to deployments. */
  async listForCorrelation(
    projectKeys: readonly string[],
    seenSince: string,
  ): Promise<StoredIssue[]> {
    const result: StoredIssue[] = [];
    for (const batch of batches(projectKeys)) {
      const rows = await this.#knex<IssueRow>('sentry_issues')
        .whereIn('project_key', batch)
        .andWhere('last_seen', '>=', seenSince)
        .select();
      const environments = await readEnvironments(this.#knex, issues =>
        issues
          .join('sentry_issues as i', 'i.issue_key', 'e.issue_key')
          .whereIn('i.project_key', batch)
          .andWhere('i.last_seen', '>=', seenSince),
      );
      result.push(
        ...rows.map(row => toIssue(row, environments.get(row.issue_key) ?? [])),
      );
    }
    return result;
  }

  async getMany(keys: readonly string[]): Promise<StoredIssue[]> {
    const result: StoredIssue[] = [];
    for (const batch of batches(keys)) {
      const rows = await this.#knex<IssueRow>('sentry_issues')
        .whereIn('issue_key', batch)
        .select();
      const environments = await readEnvironments(this.#knex, issues =>
        issues.whereIn('e.issue_key', batch),
      );
      result.push(
        ...rows.map(row => toIssue(row, environments.get(row.issue_key) ?? [])),
      );
    }
    return result;
  }

  async addPending(instance: string, issueId: string, at: string) {
    await this.#knex('sentry_pending_issues')
      .insert({ instance, issue_id: issueId, requested_at: at })
      .onConflict(['instance', 'issue_id'])
      .merge();
  }

  async listPending(
    instance: string,
    limit: number,
  ): Promise<{ issueId: string; requestedAt: string }[]> {
    const rows: { issue_id: string; requested_at: string }[] = await this.#knex(
      'sentry_pending_issues',
    )
      .where({ instance })
      .orderBy('requested_at')
      .limit(limit)
      .select();
    return rows.map(row => ({
      issueId: row.issue_id,
      requestedAt: row.requested_at,
    }));
  }

  /** Unless it was asked for once more meanwhile. */
  async removePending(
    instance: string,
    pending: { issueId: string; requestedAt: string },
  ): Promise<void> {
    await this.#knex('sentry_pending_issues')
      .where({
        instance,
        issue_id: pending.issueId,
        requested_at: pending.requestedAt,
      })
      .delete();
  }
}

/** Environments per issue key. */
export async function readEnvironments(
  knex: Knex,
  restrict: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<Map<string, string[]>> {
  const rows: { issue_key: string; environment: string }[] = await restrict(
    knex('sentry_issue_environments as e'),
  )
    .orderBy('e.environment')
    .select('e.issue_key', 'e.environment');
  const result = new Map<string, string[]>();
  for (const row of rows) {
    result.set(row.issue_key, [
      ...(result.get(row.issue_key) ?? []),
      row.environment,
    ]);
  }
  return result;
}

async function writeDays(knex: Knex, issues: readonly IssueWrite[]) {
  const rows = issues.flatMap(issue =>
    [...(issue.days ?? [])]
      .filter(([, events]) => events > 0)
      .map(([day, events]) => ({
        issue_key: issue.key,
        project_key: issue.projectKey,
        day,
        events,
      })),
  );
  for (const batch of batches(rows, DAYS_ROWS)) {
    await knex('sentry_issue_days')
      .insert(batch)
      .onConflict(['issue_key', 'day'])
      .merge();
  }
}

/** The last of each key: one statement cannot write a row twice. */
function unique(issues: readonly IssueWrite[]): IssueWrite[] {
  return [...new Map(issues.map(issue => [issue.key, issue])).values()];
}
