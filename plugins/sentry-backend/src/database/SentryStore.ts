import type { Knex } from 'knex';
import { DeploymentsStore } from './DeploymentsStore';
import { IssueQueries } from './IssueQueries';
import { IssuesStore } from './IssuesStore';
import { ProjectsStore } from './ProjectsStore';
import { ReleasesStore } from './ReleasesStore';

/** Everything that is stored. */
export interface SentryStore {
  readonly projects: ProjectsStore;
  readonly releases: ReleasesStore;
  readonly issues: IssuesStore;
  readonly queries: IssueQueries;
  readonly deployments: DeploymentsStore;
}

export function createStore(knex: Knex): SentryStore {
  return {
    projects: new ProjectsStore(knex),
    releases: new ReleasesStore(knex),
    issues: new IssuesStore(knex),
    queries: new IssueQueries(knex),
    deployments: new DeploymentsStore(knex),
  };
}
