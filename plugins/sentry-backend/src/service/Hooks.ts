import type { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError, InputError } from '@backstage/errors';
import type { SentryStore } from '../database/SentryStore';
import { formatProjectKey } from '../domain/types';
import { parseHook } from '../integrations/fields';
import { isSigned } from '../integrations/signature';
import type { SentrySync, SyncedInstance } from './SentrySync';

const BATCH = 50;

/**
 * Takes Sentry's webhooks. A webhook is only ever a hint that an issue
 * changed: what it says of an issue that is not known is stored at once, then
 * Sentry is asked for the issue as it is now. So it does not matter how often
 * or in which order webhooks come, nor whether an old one is sent again.
 */
export class Hooks {
  readonly #options: {
    instances: () => readonly SyncedInstance[];
    store: SentryStore;
    sync: Pick<SentrySync, 'tieProjects'>;
    logger: LoggerService;
    now: () => Date;
  };
  #draining?: Promise<void>;
  #again = false;

  constructor(options: {
    instances: () => readonly SyncedInstance[];
    store: SentryStore;
    sync: Pick<SentrySync, 'tieProjects'>;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#options = options;
  }

  /**
   * Checks and notes a webhook; the rest happens in the background. Throws
   * `AuthenticationError` for a wrong signature or an unknown instance.
   */
  async accept(
    name: string,
    body: Buffer,
    signature: string | undefined,
  ): Promise<void> {
    const { instances, store, now } = this.#options;
    const found = instances().find(each => each.instance.name === name);
    const secret = found?.instance.webhookSecret;
    if (!found || !secret || !isSigned(body, signature, secret)) {
      throw new AuthenticationError(
        `The webhook is not signed with the secret of "${name}" (sentry.instances[].webhookSecret)`,
      );
    }
    const { issueId, issue } = parseHook(parseBody(body));
    const key =
      issue && formatProjectKey({ instance: name, slug: issue.project });
    const isOfEntity =
      !key || (await store.projects.getProjects([key])).has(key);
    if (!issueId || !isOfEntity) {
      return;
    }
    const at = now().toISOString();
    if (issue && key) {
      await store.issues.saveUnknown(found.sync.toWrite(issue), at);
    }
    await store.issues.addPending(name, issueId, at);
    this.drain();
  }

  /** Asks Sentry for the issues that webhooks named. Never throws. */
  drain(): Promise<void> {
    if (this.#draining) {
      this.#again = true;
      return this.#draining;
    }
    this.#draining = this.#drainAll().finally(() => {
      this.#draining = undefined;
      if (this.#again) {
        this.#again = false;
        this.drain();
      }
    });
    return this.#draining;
  }

  async #drainAll(): Promise<void> {
    const { instances, logger, sync } = this.#options;
    const touched = new Set<string>();
    await Promise.all(
      instances().map(async each => {
        try {
          await this.#drainInstance(each, touched);
        } catch (error) {
          // They stay noted, and the next round tries again.
          logger.warn(`Issues that webhooks named were not read: ${error}`);
        }
      }),
    );
    try {
      await sync.tieProjects([...touched]);
    } catch (error) {
      logger.error(`Errors were not tied to deployments: ${error}`);
    }
  }

  async #drainInstance(
    { instance, sync }: SyncedInstance,
    touched: Set<string>,
  ): Promise<void> {
    const { store } = this.#options;
    for (;;) {
      const pending = await store.issues.listPending(instance.name, BATCH);
      if (pending.length === 0) {
        return;
      }
      for (const each of pending) {
        const key = await sync.readIssue(each.issueId);
        await store.issues.removePending(instance.name, each);
        if (key) {
          touched.add(key);
        }
      }
    }
  }
}

function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError('The webhook is not JSON');
  }
}
