import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  createHarness,
  deploymentOf,
  entityOf,
} from '../__testUtils__/harness';
import type { StandInIssue } from '../__testUtils__/issueFixtures';
import { StandInSentry } from '../__testUtils__/StandInSentry';

const PROJECTS = Number(process.env.SENTRY_SCALE_PROJECTS ?? 500);
const ISSUES = 1_000;
const DEPLOYMENTS = 50;
const LOOKUPS = 200;
const PAGE = 100;
const BATCH = 50;
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const credentials = mockCredentials.user();
const HOUR = 60 * 60_000;

jest.setTimeout(600_000);

const START = Date.now();
const times = new Map<number, string>();

/** Told a million times, and mostly the same. */
function ago(hours: number): string {
  const time = times.get(hours) ?? new Date(START - hours * HOUR).toISOString();
  times.set(hours, time);
  return time;
}

const name = (index: number) => `project-${String(index).padStart(3, '0')}`;

/** Issues are years old but for ten a project, of the last deployments. */
function issuesOf(project: number): StandInIssue[] {
  return Array.from({ length: ISSUES }, (_, index) => {
    const isFresh = index < 10;
    const version = isFresh ? DEPLOYMENTS - index : 0;
    return {
      id: String(project * ISSUES + index + 1),
      project: name(project),
      title: `Error ${index}`,
      level: 'error',
      status: index % 10 === 0 ? 'unresolved' : 'resolved',
      substatus: 'ongoing',
      firstSeen: ago(isFresh ? (index + 1) * 24 - 1 : 5_000),
      lastSeen: ago(isFresh ? 0.5 : 400),
      events: index + 1,
      users: 1,
      environments: index % 20 === 0 ? ['production'] : [],
      firstRelease: `${name(project)}@1.${version}.0`,
    };
  });
}

it(`synchronises ${PROJECTS} projects within bounds`, async () => {
  const indices = Array.from({ length: PROJECTS }, (_, index) => index);
  const standIn = await StandInSentry.start({
    projects: indices.map(index => ({
      id: String(index + 1),
      slug: name(index),
      platform: 'node',
      hasSessions: index < 20,
    })),
    issues: indices.flatMap(issuesOf),
    releases: indices.flatMap(index =>
      Array.from({ length: DEPLOYMENTS }, (_, deployment) => ({
        version: `${name(index)}@1.${DEPLOYMENTS - deployment}.0`,
        project: name(index),
        date: ago((deployment + 1) * 24),
      })),
    ),
  });
  standIn.limits = { window: 400, seconds: 1, concurrent: 4 };
  const { sync, errors, logged } = await createHarness({
    knex: await databases.init('SQLITE_3'),
    baseUrl: standIn.baseUrl,
    config: {
      environments: ['production'],
      sync: { lookups: LOOKUPS, timeout: { seconds: 60 } },
    },
    entities: indices.map(index => entityOf(name(index), name(index))),
    deployments: () =>
      Array.from({ length: DEPLOYMENTS }, (_, deployment) =>
        deploymentOf(
          `1.${DEPLOYMENTS - deployment}.0`,
          ago((deployment + 1) * 24),
          {
            id: `d${DEPLOYMENTS - deployment}`,
            state: deployment === 0 ? 'success' : 'superseded',
          },
        ),
      ),
    clock: 'real',
  });

  await sync.run();
  const pages = (items: number) => Math.ceil(items / PAGE);
  const bound =
    pages(PROJECTS) +
    // All issues, those of production, and the releases; a page more a batch.
    pages(PROJECTS * ISSUES) +
    pages((PROJECTS * ISSUES) / 20) +
    pages(PROJECTS * DEPLOYMENTS) +
    3 * Math.ceil(PROJECTS / BATCH) +
    LOOKUPS +
    2;
  expect(standIn.requests.length).toBeLessThanOrEqual(bound);
  expect(standIn.statuses).not.toContain(429);
  expect(logged()).not.toContain('were not read');
  expect(standIn.violations).toEqual([]);

  const entityRef = `component:default/${name(PROJECTS - 1)}`;
  const list = await errors.listIssues({ entityRef }, credentials);
  expect(list.pageInfo.totalItems).toBe(ISSUES);
  const summary = await errors.getSummary({ entityRef }, credentials);
  expect(summary).toMatchObject({
    unresolved: ISSUES / 10,
    problems: [],
    newSinceDeployment: 1,
  });

  // Nothing new: a page of each kind a batch, and the lookups that are left.
  standIn.requests.length = 0;
  await sync.run();
  expect(standIn.requests.length).toBeLessThanOrEqual(
    pages(PROJECTS) +
      3 * Math.ceil(PROJECTS / BATCH) +
      LOOKUPS +
      2 +
      // What was seen within the overlap.
      2 * pages(PROJECTS * 10),
  );
  expect(standIn.statuses).not.toContain(429);
  await standIn.stop();
});
