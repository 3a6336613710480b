import type { Knex } from 'knex';
import { readEnvironments } from './IssuesStore';
import { toIssue, type IssueRow } from './issueRows';
import type {
  IssueFilter,
  IssuePage,
  IssuePageRequest,
  IssueSortField,
} from './types';

const COLUMNS = {
  lastSeen: 'last_seen',
  firstSeen: 'first_seen',
  events: 'events',
  users: 'users',
  level: 'level_rank',
} as const satisfies Record<IssueSortField, keyof IssueRow>;

/** What the pages ask for. */
export class IssueQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async page(request: IssuePageRequest): Promise<IssuePage> {
    const column = COLUMNS[request.sort.field];
    const order = request.sort.descending ? 'desc' : 'asc';
    const query = this.#filtered(request)
      .orderBy([
        { column, order },
        { column: 'issue_key', order },
      ])
      .limit(request.limit + 1)
      .select();
    if (request.after) {
      query.whereRaw(`(??, ??) ${order === 'desc' ? '<' : '>'} (?, ?)`, [
        column,
        'issue_key',
        request.after.value,
        request.after.key,
      ]);
    }
    const rows: IssueRow[] = await query;
    const totalItems = await this.count(request);
    const shown = rows.slice(0, request.limit);
    const last = shown[shown.length - 1];
    const environments = await readEnvironments(this.#knex, issues =>
      issues.whereIn(
        'e.issue_key',
        shown.map(row => row.issue_key),
      ),
    );
    return {
      items: shown.map(row =>
        toIssue(row, environments.get(row.issue_key) ?? []),
      ),
      totalItems,
      next:
        rows.length > request.limit
          ? { value: last[column], key: last.issue_key }
          : undefined,
    };
  }

  async count(filter: IssueFilter): Promise<number> {
    const row = await this.#filtered(filter).count({ count: '*' }).first();
    return Number(row?.count ?? 0);
  }

  /** Events per day of some projects, or of one issue. */
  async eventsPerDay(
    of: { projectKeys: readonly string[] } | { issueKey: string },
    fromDay: string,
  ): Promise<Map<string, number>> {
    const query = this.#knex('sentry_issue_days').where('day', '>=', fromDay);
    if ('issueKey' in of) {
      query.andWhere('issue_key', of.issueKey);
    } else {
      query.whereIn('project_key', [...of.projectKeys]);
    }
    const rows: { day: string; events: number | string }[] = await query
      .groupBy('day')
      .select('day')
      .sum({ events: 'events' });
    return new Map(rows.map(row => [row.day, Number(row.events)]));
  }

  async environments(projectKeys: readonly string[]): Promise<string[]> {
    const rows: { environment: string }[] = await this.#knex(
      'sentry_issue_environments as e',
    )
      .join('sentry_issues as i', 'i.issue_key', 'e.issue_key')
      .whereIn('i.project_key', [...projectKeys])
      .distinct('e.environment')
      .orderBy('e.environment');
    return rows.map(row => row.environment);
  }

  #filtered(filter: IssueFilter): Knex.QueryBuilder {
    const query = this.#knex('sentry_issues').whereIn('project_key', [
      ...filter.projectKeys,
    ]);
    if (filter.state) {
      query.andWhere('state', filter.state);
    }
    if (filter.level) {
      query.andWhere('level', filter.level);
    }
    if (filter.query) {
      const text = filter.query.toLocaleLowerCase('en-US');
      query.whereRaw(`search_text like ? escape '\\'`, [`%${escape(text)}%`]);
    }
    if (filter.release) {
      this.#restrictRelease(query, filter.release);
    }
    if (filter.environment) {
      query.whereExists(
        this.#knex('sentry_issue_environments as e')
          .whereRaw('e.issue_key = sentry_issues.issue_key')
          .andWhere('e.environment', filter.environment)
          .select('e.issue_key'),
      );
    }
    if (filter.deploymentId) {
      query.whereIn(
        'issue_key',
        this.#knex('sentry_correlations')
          .where({
            entity_ref: filter.entityRef,
            deployment_id: filter.deploymentId,
          })
          .select('issue_key'),
      );
    }
    return query;
  }

  /** All of a release's name, or what stands after its package. */
  #restrictRelease(query: Knex.QueryBuilder, release: string): void {
    const suffix = `%@${escape(release)}`;
    query.andWhere(where => {
      for (const column of ['first_release', 'regressed_release']) {
        where
          .orWhere(column, release)
          .orWhereRaw(`?? like ? escape '\\'`, [column, suffix])
          .orWhereRaw(`?? like ? escape '\\'`, [column, `${suffix}+%`]);
      }
    });
  }
}

function escape(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
