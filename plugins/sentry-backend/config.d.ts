import type { HumanDuration } from '@backstage/types';

export interface Config {
  sentry?: {
    /**
     * The organisations of Sentry that are read, of sentry.io or self-hosted.
     */
    instances?: Array<{
      /**
       * What annotations and webhook addresses call it. Defaults to `default`.
       */
      name?: string;
      /**
       * Address of the Sentry, such as `https://us.sentry.io`,
       * `https://de.sentry.io` or `https://sentry.example.com`.
       */
      baseUrl: string;
      /** Slug of the organisation. */
      organization: string;
      /**
       * Token of an internal integration that may read issues and events,
       * projects, releases and the organisation.
       * @visibility secret
       */
      token: string;
      /**
       * Client secret of the same integration, which signs its webhooks.
       * Without it webhooks are refused.
       * @visibility secret
       */
      webhookSecret?: string;
    }>;
    /**
     * Who sees the errors of an entity: `readers`, whoever may read the
     * entity, or `owners` only. Policies on `sentry.issue.read` apply as well.
     * Defaults to `readers`.
     */
    access?: 'readers' | 'owners';
    /**
     * The environments in which it is told where errors were seen, named alike
     * in Sentry and in deployments. Defaults to production and staging.
     */
    environments?: string[];
    sync?: {
      /** How often Sentry is asked what is new. Defaults to one minute. */
      interval?: HumanDuration | string;
      /** How often everything is read again. Defaults to a day. */
      fullInterval?: HumanDuration | string;
      /** How far back errors and releases are read. Defaults to 90. */
      historyDays?: number;
      /** Issues and releases looked up one by one in one round. Defaults to 200. */
      lookups?: number;
      /** How long an answer may take. Defaults to 20 seconds. */
      timeout?: HumanDuration | string;
      /** Requests at the same time, at most. Defaults to 4. */
      maxConcurrency?: number;
    };
    correlation?: {
      /**
       * How long after a deployment an error is held to come from it where no
       * release tells. Defaults to a day.
       */
      window?: HumanDuration | string;
    };
    notifications?: {
      /**
       * Environments whose deployments owners are told of when they bring new
       * errors. Defaults to production; empty for none.
       */
      environments?: string[];
    };
    demo?: {
      /**
       * Starts a Sentry of the demo's own when `instances` is empty. Defaults
       * to false.
       */
      enabled?: boolean;
      /**
       * The program that answers as the demo's Sentry, relative to the working
       * directory of the backend. Defaults to `../../examples/sentry/server.mjs`.
       */
      server?: string;
    };
  };
}
