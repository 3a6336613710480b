import type {
  DeploymentMark,
  IssueDeployment,
  SentryIssueDetails,
  SentrySummary,
} from '@jalon/plugin-sentry-common';

export const ENTITY_REF = 'component:default/checkin-api';

export const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkin-api',
    namespace: 'default',
    annotations: {
      'sentry.io/project-slug': 'yonima/checkin-api',
      'backstage.io/edit-url':
        'https://git.example/yonima/checkin-api/catalog-info.yaml',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'checkin' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkin' }],
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A moment before now, so that relative times stay what a test expects. */
export const before = (milliseconds: number) =>
  new Date(Date.now() - milliseconds).toISOString();

export const good: DeploymentMark = {
  id: 'dep-142',
  environment: 'production',
  version: '1.4.2',
  at: before(6 * DAY),
  kind: 'deploy',
  current: false,
};

/** What production runs; it broke something. */
export const bad: DeploymentMark = {
  id: 'dep-143',
  environment: 'production',
  version: '1.4.3',
  at: before(2 * HOUR),
  kind: 'deploy',
  current: true,
  lastGood: { id: good.id, version: good.version },
};

export const staging: DeploymentMark = {
  id: 'dep-s143',
  environment: 'staging',
  version: '1.4.3',
  at: before(1 * DAY),
  kind: 'deploy',
  current: true,
};

export const byRelease = (mark: DeploymentMark): IssueDeployment => ({
  ...mark,
  method: 'release',
  release: `checkin-api@${mark.version}`,
});

export const byTime = (mark: DeploymentMark): IssueDeployment => ({
  ...mark,
  method: 'time',
});

export function days(counts: readonly number[]) {
  return counts.map((events, index) => ({
    date: before((counts.length - 1 - index) * DAY).slice(0, 10),
    events,
  }));
}

const QUIET_THEN_LOUD = [3, 1, 4, 1, 5, 2, 6, 5, 3, 5, 8, 9, 79, 132];

export function issue(
  changes: Partial<SentryIssueDetails> = {},
): SentryIssueDetails {
  return {
    id: 'default:1',
    shortId: 'CHECKIN-API-1',
    title: "TypeError: Cannot read properties of undefined (reading 'seat')",
    culprit: 'POST /boarding-passes',
    level: 'error',
    state: 'unresolved',
    project: 'checkin-api',
    environments: ['production'],
    firstSeen: before(5 * DAY),
    lastSeen: before(10 * MINUTE),
    events: 120,
    users: 12,
    permalink: 'https://sentry.example/organizations/yonima/issues/1/',
    leftBehind: false,
    eventsPerDay: days(QUIET_THEN_LOUD),
    platform: 'node',
    priority: 'high',
    ...changes,
  };
}

/** A store with one of each kind. */
export const someIssues: readonly SentryIssueDetails[] = [
  issue({
    newIn: byRelease(bad),
    firstRelease: 'checkin-api@1.4.3',
    firstSeen: before(100 * MINUTE),
    lastSeen: before(2 * MINUTE),
    events: 1284,
    users: 231,
    level: 'fatal',
  }),
  issue({
    id: 'default:2',
    shortId: 'CHECKIN-API-2',
    title: 'Error: could not reserve a seat for group bookings over 9 people',
    culprit: 'SeatService.reserve',
    regressedIn: byRelease(bad),
    firstRelease: 'checkin-api@1.3.0',
    regressedRelease: 'checkin-api@1.4.3',
    regressedAt: before(90 * MINUTE),
    firstSeen: before(40 * DAY),
    lastSeen: before(5 * MINUTE),
    events: 340,
    users: 57,
    assignee: 'amel.diop',
  }),
  issue({
    id: 'default:3',
    shortId: 'CHECKIN-API-3',
    title: 'Slow query: SELECT * FROM passengers WHERE booking_id = $1',
    culprit: 'PassengerRepository.findByBooking',
    level: 'warning',
    newIn: byTime(good),
    environments: ['production', 'staging'],
    lastSeen: before(3 * HOUR),
    events: 45,
    users: 0,
  }),
  issue({
    id: 'default:4',
    shortId: 'CHECKIN-API-4',
    title: 'QueueTimeoutError: printer at gate 12 did not answer',
    culprit: 'PrintWorker.run',
    environments: ['staging'],
    firstSeen: before(30 * DAY),
    lastSeen: before(2 * DAY),
    events: 9,
    users: 3,
  }),
  issue({
    id: 'default:5',
    shortId: 'CHECKIN-API-5',
    title: 'Error: passport scan is unreadable',
    state: 'resolved',
    lastSeen: before(8 * DAY),
    events: 77,
    users: 40,
  }),
  issue({
    id: 'default:6',
    shortId: 'CHECKIN-API-6',
    title: 'Info: retry of a boarding pass mail',
    level: 'info',
    state: 'ignored',
    lastSeen: before(4 * DAY),
    events: 18,
    users: 18,
  }),
];

export function summary(changes: Partial<SentrySummary> = {}): SentrySummary {
  return {
    unresolved: 4,
    newSinceDeployment: 1,
    regressedSinceDeployment: 1,
    lastDeployment: bad,
    crashFree: {
      now: { rate: 0.9812, sessions: 4210 },
      before: { rate: 0.9987, sessions: 40213 },
      method: 'release',
    },
    eventsPerDay: days(QUIET_THEN_LOUD),
    projects: [
      {
        instance: 'default',
        organization: 'yonima',
        slug: 'checkin-api',
        url: 'https://sentry.example/organizations/yonima/projects/checkin-api/',
      },
    ],
    environments: ['production', 'staging'],
    releases: ['checkin-api@1.4.3', 'checkin-api@1.4.2', 'checkin-api@1.3.0'],
    syncedAt: before(2 * MINUTE),
    problems: [],
    demo: false,
    ...changes,
  };
}
