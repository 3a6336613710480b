import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Unresolved errors of Sentry in the portal's search. */
      sentry?: {
        /**
         * Address of an entity's Errors tab in the portal, with `:namespace`,
         * `:kind` and `:name`; the id of the error is added to it. Defaults to
         * `/catalog/:namespace/:kind/:name/errors`.
         */
        locationTemplate?: string;
        /**
         * Errors of one entity at most, those seen last first. Defaults to
         * 200.
         */
        errorsPerEntity?: number;
        /**
         * The one permission on the entity that decides who finds its errors:
         * search asks for no more than one. Where a policy restricts
         * `catalog.entity.read` but not `sentry.issue.read`, choose the
         * former. Defaults to `sentry.issue.read`.
         */
        permission?: 'sentry.issue.read' | 'catalog.entity.read';
        /** Errors of all entities at most. Defaults to 20000. */
        errors?: number;
        /** Defaults to every 10 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
