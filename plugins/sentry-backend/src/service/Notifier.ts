import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { DeploymentMark } from '@jalon/plugin-sentry-common';
import type { SentryStore } from '../database/SentryStore';
import { markDeployments } from '../domain/deployments';
import { isHighLevel, rankOf } from '../domain/levels';
import type { StoredIssue } from '../domain/types';
import type { IndexedEntity } from './EntityIndex';

const FRESH_MS = 24 * 60 * 60_000;

/** Tells owners of grave errors that a deployment of theirs brought. */
export class Notifier {
  readonly #options: {
    store: SentryStore;
    notifications: NotificationService;
    logger: LoggerService;
    environments: readonly string[];
    now: () => Date;
  };

  constructor(options: {
    store: SentryStore;
    notifications: NotificationService;
    logger: LoggerService;
    environments: readonly string[];
    now: () => Date;
  }) {
    this.#options = options;
  }

  /** Once for each error and deployment, and one notification a deployment. */
  async notify(entity: IndexedEntity): Promise<void> {
    const { store, environments } = this.#options;
    const marks = markDeployments(
      await store.deployments.listDeployments(entity.entityRef),
    );
    const current = [...marks.values()].filter(
      each => each.current && environments.includes(each.environment),
    );
    for (const deployment of current) {
      await this.#notifyOf(entity, deployment);
    }
  }

  async #notifyOf(entity: IndexedEntity, deployment: DeploymentMark) {
    const { store, logger } = this.#options;
    const { entityRef, owners } = entity;
    const all = await this.#issuesOf(entityRef, deployment);
    const told = await store.deployments.listNotified(entityRef, deployment.id);
    const untold = all.filter(issue => !told.has(issue.key));
    if (untold.length === 0 || owners.length === 0) {
      return;
    }
    try {
      // Told again after a crash in between: the scope makes it the same one.
      await this.#send(entity, deployment, all);
      await store.deployments.markNotified(
        entityRef,
        deployment.id,
        untold.map(issue => issue.key),
      );
    } catch (error) {
      logger.warn(`Owners of ${entityRef} could not be notified: ${error}`);
    }
  }

  async #issuesOf(
    entityRef: string,
    deployment: DeploymentMark,
  ): Promise<StoredIssue[]> {
    const { store, now } = this.#options;
    const fresh = new Date(now().getTime() - FRESH_MS).toISOString();
    const correlations = await store.deployments.listCorrelations(entityRef, {
      deploymentIds: [deployment.id],
    });
    const issues = await store.issues.getMany(
      correlations
        .filter(each => each.type === 'new')
        .map(each => each.issueKey),
    );
    return issues
      .filter(
        issue =>
          issue.state === 'unresolved' &&
          isHighLevel(issue.level) &&
          issue.firstSeen >= fresh,
      )
      .sort((a, b) => rankOf(b.level) - rankOf(a.level) || b.events - a.events);
  }

  async #send(
    entity: IndexedEntity,
    deployment: DeploymentMark,
    issues: readonly StoredIssue[],
  ): Promise<void> {
    const { kind, namespace, name } = parseEntityRef(entity.entityRef);
    const isFatal = issues.some(issue => issue.level === 'fatal');
    const count =
      issues.length === 1 ? 'a new error' : `${issues.length} new errors`;
    await this.#options.notifications.send({
      recipients: { type: 'entity', entityRef: [...entity.owners] },
      payload: {
        title: `${deployment.version} brought ${count} to ${deployment.environment} of ${entity.title}`,
        description: issues
          .slice(0, 3)
          .map(issue => issue.title)
          .join('; '),
        link: `/catalog/${namespace}/${kind}/${name}/errors?deployment=${encodeURIComponent(
          deployment.id,
        )}`,
        severity: isFatal ? 'critical' : 'high',
        topic: 'sentry',
        scope: `sentry:${entity.entityRef}:${deployment.id}`,
      },
    });
  }
}
