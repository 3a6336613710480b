import { sessionsOf, statsOf } from './world.mjs';

const iso = time => new Date(time).toISOString();
const versionOf = name => name.slice(name.indexOf('@') + 1);

/** A project as Sentry's list of projects has it. */
export function projectAnswer(project) {
  const environments = Object.entries(project.history)
    .filter(([, deployments]) => deployments.length > 0)
    .map(([environment]) => environment);
  const flags = {};
  for (const name of [
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
  ]) {
    flags[name] = false;
  }
  const [latest] = project.releases;
  return {
    ...flags,
    id: project.id,
    slug: project.slug,
    name: project.name,
    platform: project.platform,
    dateCreated: '2026-01-05T08:00:00Z',
    isBookmarked: false,
    isMember: true,
    features: [],
    firstEvent: null,
    firstTransactionEvent: false,
    access: ['project:read', 'event:read'],
    hasAccess: true,
    hasSessions: true,
    team: null,
    teams: [],
    platforms: [project.platform],
    environments,
    latestRelease: latest ? { version: latest.name } : null,
  };
}

/** An issue as lists have it. */
export function issueAnswer(issue, project, now, baseUrl) {
  const times = {
    firstSeen: iso(issue.firstSeen),
    lastSeen: iso(issue.lastSeen),
  };
  const isFresh = now - issue.firstSeen < 7 * 24 * 3_600_000;
  const substatus = issue.regressed
    ? 'regressed'
    : { resolved: null, ignored: 'archived_until_escalating' }[issue.status];
  return {
    id: issue.id,
    shareId: null,
    shortId: issue.shortId,
    title: issue.title,
    culprit: issue.culprit,
    permalink: `${baseUrl}/organizations/yonima/issues/${issue.id}/`,
    logger: null,
    level: issue.level,
    status: issue.status,
    statusDetails: {},
    substatus:
      substatus === undefined ? (isFresh ? 'new' : 'ongoing') : substatus,
    isPublic: false,
    platform: project.platform,
    priority: issue.level === 'info' ? 'low' : 'high',
    priorityLockedAt: null,
    seerFixabilityScore: null,
    seerAutofixLastTriggered: null,
    seerExplorerAutofixLastTriggered: null,
    project: {
      id: project.id,
      name: project.name,
      slug: project.slug,
      platform: project.platform,
    },
    type: 'error',
    issueType: 'error',
    issueCategory: 'error',
    metadata: { title: issue.title },
    numComments: 0,
    assignedTo: null,
    isBookmarked: false,
    isSubscribed: false,
    subscriptionDetails: null,
    hasSeen: false,
    annotations: [],
    isUnhandled: issue.level === 'fatal',
    count: String(issue.events),
    userCount: issue.users,
    ...times,
    stats: { '14d': statsOf(issue, now) },
    lifetime: {
      count: String(issue.events),
      userCount: issue.users,
      ...times,
      stats: {},
      filtered: null,
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
    inbox: { reason: 0, reason_details: null, date_added: times.firstSeen },
    owners: { type: 'team', owner: 'team:1', date_added: times.firstSeen },
    integrationIssues: [],
    sentryAppIssues: [],
    latestEventHasAttachments: false,
    matchingEventId: null,
    matchingEventEnvironment: null,
  };
}

/** An issue asked for by its id. */
export function detailsAnswer(issue, project, now, baseUrl) {
  const {
    lifetime: _lifetime,
    filtered: _filtered,
    inbox: _inbox,
    ...rest
  } = issueAnswer(issue, project, now, baseUrl);
  const activity = [
    {
      id: '0',
      type: 'first_seen',
      user: null,
      data: {},
      dateCreated: iso(issue.firstSeen),
    },
  ];
  if (issue.regressed) {
    activity.unshift({
      id: '1',
      type: 'set_regression',
      user: null,
      data: { version: issue.regressed.release },
      dateCreated: iso(issue.regressed.at),
    });
  }
  return {
    ...rest,
    owners: null,
    stats: { '30d': statsOf(issue, now) },
    activity,
    seenBy: [],
    participants: [],
    tags: [],
    userReportCount: 0,
    firstRelease: issue.firstRelease
      ? {
          version: issue.firstRelease,
          shortVersion: versionOf(issue.firstRelease),
        }
      : null,
    lastRelease: null,
  };
}

/** A release as Sentry's list of releases has it. */
export function releaseAnswer(release, project) {
  const { name, at, deploys } = release;
  const newGroups = project.issues.filter(
    issue => issue.firstRelease === name,
  ).length;
  const last = deploys[deploys.length - 1];
  return {
    id: Math.floor(at / 1_000),
    version: name,
    shortVersion: versionOf(name),
    versionInfo: {
      package: project.package,
      version: { raw: versionOf(name) },
      description: versionOf(name),
      buildHash: null,
    },
    status: 'open',
    ref: null,
    url: null,
    dateReleased: iso(at),
    dateCreated: iso(at),
    dateStarted: null,
    data: {},
    newGroups,
    owner: null,
    commitCount: 0,
    lastCommit: null,
    deployCount: deploys.length,
    lastDeploy: {
      id: String(Math.floor(last.at / 1_000)),
      environment: last.environment,
      dateStarted: null,
      dateFinished: iso(last.at),
      name: versionOf(name),
      url: null,
    },
    authors: [],
    projects: [
      {
        id: Number(project.id),
        slug: project.slug,
        name: project.name,
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

/** Sessions per project, release and outcome, day by day. */
export function sessionsAnswer(projects, now) {
  const day = 24 * 3_600_000;
  const today = Math.floor(now / day) * day;
  const days = Array.from(
    { length: 14 },
    (_, index) => today - (13 - index) * day,
  );
  const groups = projects.flatMap(project => {
    const sessions = sessionsOf(project, now);
    const releases = [...new Set(sessions.map(each => each.release))];
    return releases.flatMap(release =>
      ['healthy', 'crashed'].map(status => ({
        by: {
          project: Number(project.id),
          release,
          environment: 'production',
          'session.status': status,
        },
        totals: {},
        series: {
          'sum(session)': days.map(each =>
            sessions
              .filter(one => one.release === release && one.day === each)
              .reduce(
                (sum, one) =>
                  sum +
                  (status === 'crashed'
                    ? one.crashed
                    : one.sessions - one.crashed),
                0,
              ),
          ),
        },
      })),
    );
  });
  return {
    start: iso(days[0]),
    end: iso(now),
    intervals: days.map(iso),
    groups,
    query: '',
  };
}
