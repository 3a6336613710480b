import type { SentryProblem } from '@jalon/plugin-sentry-common';
import {
  bad,
  before,
  byRelease,
  days,
  good,
  issue,
  someIssues,
  summary,
} from '../src/__testUtils__/fixtures';
import type { InMemorySentryApi } from '../src/__testUtils__/InMemorySentryApi';

type Scenario = Partial<InMemorySentryApi['store']>;

const HOUR = 3_600_000;

/** Nothing was ever read, for this reason. */
const nothingBecause = (problem: SentryProblem): Scenario => ({
  issues: [],
  summary: summary({
    unresolved: 0,
    newSinceDeployment: 0,
    regressedSinceDeployment: 0,
    lastDeployment: undefined,
    crashFree: undefined,
    eventsPerDay: days([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    projects: [],
    environments: [],
    releases: [],
    syncedAt: undefined,
    problems: [problem],
  }),
});

const down: SentryProblem = {
  code: 'unreachable',
  message: 'sentry.example does not answer: connection timed out.',
  since: before(2 * HOUR),
  instance: 'default',
};

/** What the development app can show, by name. */
export const SCENARIOS: Record<string, Scenario> = {
  broken: { summary: summary({ demo: true }) },
  many: {
    issues: Array.from({ length: 137 }, (_, index) =>
      issue({
        id: `default:${index}`,
        shortId: `CHECKIN-API-${index}`,
        title: `Error ${index}: the desk at gate ${index % 40} is closed`,
        culprit: `DeskService.open${index % 7}`,
        lastSeen: before(index * HOUR),
        events: (index * 7919) % 5000,
        users: (index * 31) % 300,
        newIn: index % 9 === 0 ? byRelease(index % 2 ? bad : good) : undefined,
        level: (['fatal', 'error', 'warning'] as const)[index % 3],
      }),
    ),
    summary: summary({
      unresolved: 137,
      projects: ['checkin-api', 'checkin-mobile'].map(slug => ({
        instance: 'default',
        organization: 'yonima',
        slug,
        url: 'https://sentry.example/',
      })),
    }),
  },
  down: { summary: summary({ problems: [down], syncedAt: before(2 * HOUR) }) },
  'down-at-first': nothingBecause(down),
  'no-annotation': nothingBecause({
    code: 'no-annotation',
    message: 'checkin-api has no annotation sentry.io/project-slug.',
  }),
  'no-project': nothingBecause({
    code: 'no-project',
    message: 'The organisation yonima has no project checkin-app.',
    project: 'yonima/checkin-app',
    instance: 'default',
  }),
  'no-access': nothingBecause({
    code: 'no-access',
    message: 'Sentry answered 403 for yonima/checkin-api.',
    project: 'yonima/checkin-api',
    instance: 'default',
    since: before(3 * HOUR),
  }),
  pending: nothingBecause({
    code: 'pending',
    message: 'The first synchronisation of yonima/checkin-api is running.',
  }),
  forbidden: { allowed: false },
  well: {
    issues: someIssues.map(each => ({ ...each, state: 'resolved' as const })),
    summary: summary({
      unresolved: 0,
      newSinceDeployment: 0,
      regressedSinceDeployment: 0,
      crashFree: {
        now: { rate: 0.9991, sessions: 38112 },
        before: { rate: 0.9987, sessions: 40213 },
        method: 'release',
      },
      eventsPerDay: days([3, 1, 4, 1, 5, 2, 6, 5, 3, 0, 0, 1, 0, 0]),
    }),
  },
  'left-behind': {
    issues: someIssues.map(each =>
      each.newIn?.id === bad.id || each.regressedIn?.id === bad.id
        ? { ...each, leftBehind: true }
        : each,
    ),
    summary: summary({
      newSinceDeployment: 0,
      regressedSinceDeployment: 0,
      lastDeployment: {
        ...good,
        id: 'dep-rollback',
        kind: 'rollback',
        current: true,
        at: before(HOUR / 2),
      },
    }),
  },
};
