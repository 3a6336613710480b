/** Answers of a Sentry, complete as its contract wants them. */

const FLAGS = [
  'hasFeedbacks',
  'hasFlags',
  'hasMinifiedStackTrace',
  'hasMonitors',
  'hasNewFeedbacks',
  'hasProfiles',
  'hasReplays',
  'hasInsightsHttp',
  'hasInsightsDb',
  'hasInsightsAssets',
  'hasInsightsAppStart',
  'hasInsightsScreenLoad',
  'hasInsightsVitals',
  'hasInsightsCaches',
  'hasInsightsQueues',
  'hasInsightsAgentMonitoring',
  'hasInsightsMCP',
  'hasLogs',
  'hasTraceMetrics',
  'hasUserReports',
];

export interface StandInIssue {
  readonly id: string;
  readonly project: string;
  title: string;
  level: 'fatal' | 'error' | 'warning' | 'info';
  status: 'unresolved' | 'resolved' | 'ignored';
  substatus: 'new' | 'ongoing' | 'regressed' | null;
  firstSeen: string;
  lastSeen: string;
  events: number;
  users: number;
  environments: readonly string[];
  firstRelease?: string;
  regressedRelease?: string;
  regressedAt?: string;
}

export interface StandInRelease {
  readonly version: string;
  readonly project: string;
  readonly date: string;
  readonly deploys?: readonly { environment: string; at: string }[];
}

export interface StandInProject {
  readonly id: string;
  readonly slug: string;
  readonly platform: string;
  readonly hasAccess?: boolean;
  readonly hasSessions?: boolean;
}

export function projectAnswer(project: StandInProject) {
  return {
    ...Object.fromEntries(FLAGS.map(name => [name, false])),
    id: project.id,
    slug: project.slug,
    name: project.slug,
    platform: project.platform,
    dateCreated: '2026-01-05T08:00:00Z',
    isBookmarked: false,
    isMember: true,
    features: [],
    firstEvent: null,
    firstTransactionEvent: false,
    access: [],
    hasAccess: project.hasAccess ?? true,
    hasSessions: project.hasSessions ?? true,
    team: null,
    teams: [],
    platforms: [project.platform],
    environments: ['production', 'staging'],
    latestRelease: null,
  };
}

export function issueAnswer(issue: StandInIssue, project: StandInProject) {
  const { firstSeen, lastSeen } = issue;
  const day = Date.parse(`${lastSeen.slice(0, 10)}T00:00:00Z`) / 1_000;
  return {
    id: issue.id,
    shareId: null,
    shortId: `${issue.project.toLocaleUpperCase('en-US')}-${issue.id}`,
    title: issue.title,
    culprit: 'GET /things',
    permalink: `https://sentry.example/issues/${issue.id}/`,
    logger: null,
    level: issue.level,
    status: issue.status,
    statusDetails: {},
    substatus: issue.substatus,
    isPublic: false,
    platform: project.platform,
    priority: 'high',
    priorityLockedAt: null,
    seerFixabilityScore: null,
    seerAutofixLastTriggered: null,
    seerExplorerAutofixLastTriggered: null,
    project: {
      id: project.id,
      name: project.slug,
      slug: project.slug,
      platform: project.platform,
    },
    type: 'error',
    issueType: 'error',
    issueCategory: 'error',
    metadata: {},
    numComments: 0,
    assignedTo: null,
    isBookmarked: false,
    isSubscribed: false,
    subscriptionDetails: null,
    hasSeen: false,
    annotations: [],
    isUnhandled: true,
    // Of the period only; the whole life is in `lifetime`.
    count: '1',
    userCount: 1,
    firstSeen: lastSeen,
    lastSeen,
    stats: {
      '14d': [
        [day - 86_400, 0],
        [day, issue.events],
      ],
    },
    lifetime: {
      count: String(issue.events),
      userCount: issue.users,
      firstSeen,
      lastSeen,
    },
    derivedData: {
      blocker: 'none',
      progress: 'none',
      status: 'open',
      viewCount: 0,
      hasOpenFixPr: false,
      isAssigned: false,
      hasRootCause: false,
      lastCompletedAutofixStep: '',
      lastProgressedAt: null,
    },
    filtered: null,
    sessionCount: 0,
    inbox: { reason: 0, reason_details: null, date_added: firstSeen },
    owners: { type: 'team', owner: 'team:1', date_added: firstSeen },
    integrationIssues: [],
    sentryAppIssues: [],
    latestEventHasAttachments: false,
    matchingEventId: null,
    matchingEventEnvironment: null,
  };
}

export function detailsAnswer(issue: StandInIssue, project: StandInProject) {
  const {
    lifetime: _lifetime,
    filtered: _filtered,
    inbox: _inbox,
    ...listed
  } = issueAnswer(issue, project);
  const { firstSeen, events, users } = issue;
  const regression = issue.regressedAt
    ? [
        {
          id: '1',
          type: 'set_regression',
          data: { version: issue.regressedRelease },
          dateCreated: issue.regressedAt,
        },
      ]
    : [];
  return {
    ...listed,
    owners: null,
    firstSeen,
    count: String(events),
    userCount: users,
    stats: { '30d': listed.stats['14d'] },
    activity: [
      ...regression,
      { id: '0', type: 'first_seen', data: {}, dateCreated: firstSeen },
    ],
    seenBy: [],
    participants: [],
    tags: [],
    userReportCount: 0,
    firstRelease: issue.firstRelease ? { version: issue.firstRelease } : null,
    lastRelease: null,
  };
}

export function releaseAnswer(
  release: StandInRelease,
  project: StandInProject,
  newGroups: number,
) {
  const deploys = release.deploys ?? [];
  const last = deploys[deploys.length - 1];
  return {
    id: 1,
    version: release.version,
    shortVersion: release.version,
    versionInfo: null,
    status: 'open',
    ref: null,
    url: null,
    dateReleased: null,
    dateCreated: release.date,
    dateStarted: null,
    data: {},
    newGroups,
    owner: null,
    commitCount: 0,
    lastCommit: null,
    deployCount: deploys.length,
    lastDeploy: last
      ? {
          id: '1',
          environment: last.environment,
          dateStarted: null,
          dateFinished: last.at,
          name: '',
          url: null,
        }
      : null,
    authors: [],
    projects: [
      {
        id: Number(project.id),
        slug: project.slug,
        name: project.slug,
        newGroups,
        platform: project.platform,
        platforms: [project.platform],
        hasHealthData: true,
      },
    ],
    firstEvent: null,
    lastEvent: null,
    currentProjectMeta: {},
    userAgent: null,
  };
}
