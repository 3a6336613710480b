import { deploymentsOf } from './deployments.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STATS_DAYS = 14;

/**
 * The demo's errors as they are at a moment: what `projects.json` says of
 * each, played on the deployments that there really were.
 */
export async function worldAt(now, { projects, repositories }) {
  return Promise.all(
    projects.map(async project => {
      const history = {};
      for (const environment of ['staging', 'production']) {
        history[environment] = project.repository
          ? await deploymentsOf(repositories, project.repository, environment)
          : released(project, environment, now);
      }
      return {
        ...project,
        history,
        releases: releasesOf(project, history),
        issues: project.issues
          .map(issue => play(issue, project, history, now))
          .filter(Boolean),
      };
    }),
  );
}

/** A mobile application is not deployed: its versions come out on a day. */
function released(project, environment, now) {
  if (environment !== 'production') {
    return [];
  }
  const start = Math.floor(now / DAY) * DAY;
  return project.released.map((each, index, all) => ({
    version: each.version,
    from: start - each.daysAgo * DAY,
    until: all[index + 1] ? start - all[index + 1].daysAgo * DAY : Infinity,
  }));
}

function releasesOf(project, history) {
  const releases = new Map();
  for (const [environment, deployments] of Object.entries(history)) {
    for (const { version, from } of deployments) {
      const release = releases.get(version) ?? { version, deploys: [] };
      release.deploys.push({ environment, at: from });
      releases.set(version, release);
    }
  }
  return [...releases.values()]
    .map(release => ({
      ...release,
      name: `${project.package}@${release.version}`,
      at: Math.min(...release.deploys.map(each => each.at)),
    }))
    .sort((a, b) => b.at - a.at);
}

/** When an error was seen; undefined while nothing that brings it ran. */
function play(issue, project, history, now) {
  const spans = issue.environments.flatMap(environment =>
    (history[environment] ?? [])
      .filter(each => issue.versions.some(range => within(each.version, range)))
      .map(each => ({
        environment,
        version: each.version,
        from: each.from + issue.afterMinutes * MINUTE,
        until: Math.min(each.until, now),
      })),
  );
  const seen = spans
    .filter(each => each.from < each.until)
    .sort((a, b) => a.from - b.from);
  if (seen.length === 0) {
    return undefined;
  }
  const back = issue.regressedIn
    ? seen.find(each => each.version === issue.regressedIn)
    : undefined;
  const days = new Map();
  let events = 0;
  for (const span of seen) {
    events += addDays(days, span, issue.perHour);
  }
  const last = seen[seen.length - 1];
  const interval = HOUR / issue.perHour;
  return {
    ...issue,
    events: Math.max(1, Math.round(events)),
    users: Math.max(1, Math.round(events * issue.usersPerEvent)),
    firstSeen: seen[0].from,
    lastSeen: Math.max(
      last.from,
      last.until - Math.min(interval / 2, last.until - last.from),
    ),
    firstRelease: issue.withoutRelease
      ? undefined
      : `${project.package}@${seen[0].version}`,
    regressed: back && {
      at: back.from,
      release: `${project.package}@${back.version}`,
    },
    status: back ? 'unresolved' : issue.status ?? 'unresolved',
    seenIn: [...new Set(seen.map(each => each.environment))],
    days,
  };
}

/** `1.4.2`, or from and below: `1.3.2-2.0.0`. */
function within(version, range) {
  const [from, below] = range.split('-');
  const number = text =>
    text
      .split(/[.+]/)
      .slice(0, 3)
      .reduce((sum, part) => sum * 1_000 + Number(part), 0);
  return below
    ? number(version) >= number(from) && number(version) < number(below)
    : number(version) === number(from);
}

function addDays(days, span, perHour) {
  let total = 0;
  for (let at = span.from; at < span.until; ) {
    const day = Math.floor(at / DAY) * DAY;
    const end = Math.min(day + DAY, span.until);
    const events = ((end - at) / HOUR) * perHour * wobble(day, perHour);
    days.set(day, (days.get(day) ?? 0) + events);
    total += events;
    at = end;
  }
  return total;
}

/** No two days are alike, but a day is always like itself. */
function wobble(day, seed) {
  const value = Math.sin(day / DAY + seed * 7.3) * 43_758.5453;
  return 0.75 + (value - Math.floor(value)) * 0.5;
}

/** The last days with their counts, as Sentry's `stats` have them. */
export function statsOf(issue, now) {
  const today = Math.floor(now / DAY) * DAY;
  return Array.from({ length: STATS_DAYS }, (_, index) => {
    const day = today - (STATS_DAYS - 1 - index) * DAY;
    return [day / 1_000, Math.round(issue.days.get(day) ?? 0)];
  });
}

/** Sessions of production: `[{ release, day, sessions, crashed }]`. */
export function sessionsOf(project, now) {
  const first = Math.floor(now / DAY) * DAY - (STATS_DAYS - 1) * DAY;
  return project.history.production.flatMap(span => {
    const days = new Map();
    addDays(
      days,
      { from: Math.max(span.from, first), until: Math.min(span.until, now) },
      project.sessionsPerHour,
    );
    const rate = project.crashRates[span.version] ?? project.crashRates.usual;
    return [...days].map(([day, sessions]) => ({
      release: `${project.package}@${span.version}`,
      day,
      sessions: Math.round(sessions),
      crashed: Math.round(sessions * rate),
    }));
  });
}
