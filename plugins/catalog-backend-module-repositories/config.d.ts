import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Discovery of the repositories that the portal keeps itself. */
      localRepositories?: {
        /**
         * Path of the descriptor in each repository. Defaults to
         * `catalog-info.yaml`.
         */
        descriptor?: string;
        /**
         * How often the heads of the default branches are looked at. Defaults
         * to every three seconds.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
