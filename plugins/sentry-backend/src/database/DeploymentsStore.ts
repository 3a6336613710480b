import type { Knex } from 'knex';
import type { Correlation } from '../domain/correlation';
import type { StoredDeployment } from '../domain/types';
import { batches } from './batches';
import type { DeploymentCount } from './types';

interface DeploymentRow {
  entity_ref: string;
  id: string;
  environment: string;
  version: string;
  kind: string;
  state: string;
  at: string;
  superseded_at: string | null;
  rollback_of: string | null;
  commit_sha: string | null;
}

interface CorrelationRow {
  entity_ref: string;
  issue_key: string;
  environment: string;
  type: Correlation['type'];
  deployment_id: string;
  method: Correlation['method'];
  release: string | null;
}

/** Deployments, and the issues that are tied to them. */
export class DeploymentsStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Takes the place of all that was known. Tells whether anything changed. */
  async replaceDeployments(
    entityRef: string,
    deployments: readonly StoredDeployment[],
  ): Promise<boolean> {
    const known = await this.listDeployments(entityRef);
    if (fingerprint(known) === fingerprint(deployments)) {
      return false;
    }
    await this.#knex.transaction(async transaction => {
      await transaction('sentry_deployments')
        .where({ entity_ref: entityRef })
        .delete();
      for (const batch of batches(deployments)) {
        await transaction('sentry_deployments').insert(batch.map(toRow));
      }
    });
    return true;
  }

  async listDeployments(entityRef: string): Promise<StoredDeployment[]> {
    const rows = await this.#knex<DeploymentRow>('sentry_deployments')
      .where({ entity_ref: entityRef })
      .orderBy([{ column: 'at' }, { column: 'id' }])
      .select();
    return rows.map(toDeployment);
  }

  /** Takes the place of all that was known; unchanged rows are not touched. */
  async replaceCorrelations(
    entityRef: string,
    correlations: readonly Correlation[],
    at: string,
  ): Promise<void> {
    const known = await this.listCorrelations(entityRef);
    const wanted = new Map(correlations.map(each => [identify(each), each]));
    const stored = new Map(known.map(each => [identify(each), each]));
    const gone = known.filter(each => !wanted.has(identify(each)));
    const fresh = [...wanted.values()].filter(
      each => !stored.has(identify(each)),
    );
    await this.#knex.transaction(async transaction => {
      for (const batch of batches(gone)) {
        await transaction('sentry_correlations')
          .where({ entity_ref: entityRef })
          .whereIn(
            ['issue_key', 'environment', 'type'],
            batch.map(each => [each.issueKey, each.environment, each.type]),
          )
          .delete();
      }
      for (const batch of batches(fresh)) {
        await transaction('sentry_correlations').insert(
          batch.map(each => toCorrelationRow(entityRef, each)),
        );
      }
      await transaction('sentry_entities')
        .insert({ entity_ref: entityRef, correlated_at: at })
        .onConflict('entity_ref')
        .merge();
    });
  }

  /** All of an entity, or those of some issues or of one deployment. */
  async listCorrelations(
    entityRef: string,
    only: { issueKeys?: readonly string[]; deploymentIds?: string[] } = {},
  ): Promise<Correlation[]> {
    const query = this.#knex<CorrelationRow>('sentry_correlations').where({
      entity_ref: entityRef,
    });
    if (only.issueKeys) {
      query.whereIn('issue_key', [...only.issueKeys]);
    }
    if (only.deploymentIds) {
      query.whereIn('deployment_id', only.deploymentIds);
    }
    const rows: CorrelationRow[] = await query.select();
    return rows.map(row => ({
      issueKey: row.issue_key,
      deploymentId: row.deployment_id,
      environment: row.environment,
      type: row.type,
      method: row.method,
      release: row.release ?? undefined,
    }));
  }

  async countByDeployment(
    entityRef: string,
    deploymentIds: readonly string[],
    projectKeys: readonly string[],
  ): Promise<DeploymentCount[]> {
    const rows: (Omit<DeploymentCount, 'deploymentId' | 'count'> & {
      deployment_id: string;
      count: number | string;
    })[] = await this.#knex('sentry_correlations as c')
      .join('sentry_issues as i', 'i.issue_key', 'c.issue_key')
      .where('c.entity_ref', entityRef)
      .whereIn('c.deployment_id', [...deploymentIds])
      .whereIn('i.project_key', [...projectKeys])
      .groupBy('c.deployment_id', 'c.type', 'i.state')
      .select('c.deployment_id', 'c.type', 'i.state')
      .count({ count: '*' });
    return rows.map(row => ({
      deploymentId: row.deployment_id,
      type: row.type,
      state: row.state,
      count: Number(row.count),
    }));
  }

  /** The gravest issues of a deployment, then those with most events. */
  async worstIssues(
    entityRef: string,
    deploymentId: string,
    projectKeys: readonly string[],
    limit: number,
  ): Promise<string[]> {
    const rows: { issue_key: string }[] = await this.#knex('sentry_issues')
      .whereIn(
        'issue_key',
        this.#knex('sentry_correlations')
          .where({ entity_ref: entityRef, deployment_id: deploymentId })
          .select('issue_key'),
      )
      .whereIn('project_key', [...projectKeys])
      .orderBy([
        { column: 'level_rank', order: 'desc' },
        { column: 'events', order: 'desc' },
        { column: 'issue_key' },
      ])
      .limit(limit)
      .select('issue_key');
    return rows.map(row => row.issue_key);
  }

  async markDeploymentsFailed(entityRef: string, at: string): Promise<void> {
    await this.#knex('sentry_entities')
      .insert({ entity_ref: entityRef, deployments_failing_since: at })
      .onConflict('entity_ref')
      .merge({
        deployments_failing_since: this.#knex.raw(
          'coalesce(sentry_entities.deployments_failing_since, excluded.deployments_failing_since)',
        ),
      });
  }

  async markDeploymentsRead(entityRef: string): Promise<void> {
    await this.#knex('sentry_entities')
      .where({ entity_ref: entityRef })
      .whereNotNull('deployments_failing_since')
      .update({ deployments_failing_since: null });
  }

  async getEntity(entityRef: string) {
    const row: {
      correlated_at: string | null;
      deployments_failing_since: string | null;
    } = await this.#knex('sentry_entities')
      .where({ entity_ref: entityRef })
      .first();
    return {
      correlatedAt: row?.correlated_at ?? undefined,
      deploymentsFailingSince: row?.deployments_failing_since ?? undefined,
    };
  }

  async listNotified(
    entityRef: string,
    deploymentId: string,
  ): Promise<Set<string>> {
    const rows: { issue_key: string }[] = await this.#knex('sentry_notified')
      .where({ entity_ref: entityRef, deployment_id: deploymentId })
      .select('issue_key');
    return new Set(rows.map(row => row.issue_key));
  }

  async markNotified(
    entityRef: string,
    deploymentId: string,
    issueKeys: readonly string[],
  ): Promise<void> {
    for (const batch of batches(issueKeys)) {
      await this.#knex('sentry_notified')
        .insert(
          batch.map(issue_key => ({
            entity_ref: entityRef,
            deployment_id: deploymentId,
            issue_key,
          })),
        )
        .onConflict(['entity_ref', 'issue_key', 'deployment_id'])
        .ignore();
    }
  }
}

function identify(each: Correlation): string {
  return JSON.stringify([
    each.issueKey,
    each.environment,
    each.type,
    each.deploymentId,
    each.method,
    each.release ?? null,
  ]);
}

function fingerprint(deployments: readonly StoredDeployment[]): string {
  return JSON.stringify(
    deployments.map(each => Object.values(toRow(each))).sort(),
  );
}

function toRow(deployment: StoredDeployment): DeploymentRow {
  return {
    entity_ref: deployment.entityRef,
    id: deployment.id,
    environment: deployment.environment,
    version: deployment.version,
    kind: deployment.kind,
    state: deployment.state,
    at: deployment.at,
    superseded_at: deployment.supersededAt ?? null,
    rollback_of: deployment.rollbackOf ?? null,
    commit_sha: deployment.commit ?? null,
  };
}

function toDeployment(row: DeploymentRow): StoredDeployment {
  return {
    entityRef: row.entity_ref,
    id: row.id,
    environment: row.environment,
    version: row.version,
    kind: row.kind,
    state: row.state,
    at: row.at,
    supersededAt: row.superseded_at ?? undefined,
    rollbackOf: row.rollback_of ?? undefined,
    commit: row.commit_sha ?? undefined,
  };
}

function toCorrelationRow(entityRef: string, each: Correlation) {
  return {
    entity_ref: entityRef,
    issue_key: each.issueKey,
    environment: each.environment,
    type: each.type,
    deployment_id: each.deploymentId,
    method: each.method,
    release: each.release ?? null,
  };
}
