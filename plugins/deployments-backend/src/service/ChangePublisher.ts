import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';

/** Channel of signals and topic of events about changed deployments. */
export const CHANGES_CHANNEL = 'deployments';

export interface Change {
  readonly entityRef: string;
  readonly deploymentIds?: readonly string[];
  readonly operationId?: string;
}

/**
 * Tells open pages and other plugins that something changed. Everybody may
 * hear it, so it says ids only; who may read them asks the plugin.
 */
export class ChangePublisher {
  readonly #options: {
    signals: SignalsService;
    events: EventsService;
    logger: LoggerService;
  };

  constructor(options: {
    signals: SignalsService;
    events: EventsService;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  /** Never fails: whoever missed it sees the change on the next refresh. */
  async publish(change: Change): Promise<void> {
    const { signals, events, logger } = this.#options;
    const message = {
      entityRef: change.entityRef,
      ...(change.deploymentIds && { deploymentIds: [...change.deploymentIds] }),
      ...(change.operationId && { operationId: change.operationId }),
    };
    try {
      await signals.publish({
        recipients: { type: 'broadcast' },
        channel: CHANGES_CHANNEL,
        message,
      });
      await events.publish({
        topic: `${CHANGES_CHANNEL}.changed`,
        eventPayload: message,
      });
    } catch (error) {
      logger.warn(`Could not tell about a change of deployments: ${error}`);
    }
  }
}
