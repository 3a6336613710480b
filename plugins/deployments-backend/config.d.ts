import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Deployment history and rollback. */
  deployments?: {
    /**
     * Environments in the order in which a person reads them: the one that
     * matters most first, each promoted from the next. Defaults to
     * `[{ name: production, protected: true }, { name: staging }]`. Others
     * follow by name.
     */
    environments?: Array<{
      /** Name of the overlay's folder. */
      name: string;
      /**
       * Whether the entity's name is typed out before a rollback. Defaults to
       * true for `production` and to false for others.
       */
      protected?: boolean;
    }>;
    sync?: {
      /**
       * How often local repositories are asked for news. Defaults to 10 seconds.
       */
      interval?: HumanDuration | string;
      /**
       * How often repositories of outside hosts are asked for news, each costs
       * a call. Defaults to 2 minutes.
       */
      hostedInterval?: HumanDuration | string;
      /**
       * At most so many commits of an overlay are read at first. Defaults to 500.
       */
      historyLimit?: number;
    };
  };
}
