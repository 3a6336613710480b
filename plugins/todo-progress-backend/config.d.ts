import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Progress of to-do files. */
  todoProgress?: {
    /** How repositories are read in the background. */
    sync?: {
      /**
       * Between two looks at the repositories that this portal keeps itself.
       * Default: 10 seconds.
       */
      interval?: HumanDuration | string;
      /**
       * Between two looks at a repository on another host, such as GitHub,
       * which counts requests. Default: 2 minutes.
       */
      remoteInterval?: HumanDuration | string;
      /** Entities that are read at the same time, 1 to 32. Default: 4. */
      concurrency?: number;
      /**
       * Commits of to-do files that are read at most per entity, 1 to 5000;
       * older history is unknown. Default: 300.
       */
      historyDepth?: number;
    };
  };
}
