/**
 * The demo's Sentry: answers the part of Sentry's web interface that the
 * portal reads, over HTTP on a free port of this machine, from
 * `projects.json` and the deployments of the demo's repositories. Writes its
 * address to standard output and ends when standard input does.
 *
 * SENTRY_DEMO_TOKEN          what requests have to carry
 * SENTRY_DEMO_REPOSITORIES   folder of the bare repositories
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import {
  detailsAnswer,
  issueAnswer,
  projectAnswer,
  releaseAnswer,
  sessionsAnswer,
} from './answers.mjs';
import { worldAt } from './world.mjs';

const token = process.env.SENTRY_DEMO_TOKEN;
const data = {
  projects: JSON.parse(
    readFileSync(new URL('./projects.json', import.meta.url), 'utf8'),
  ),
  repositories: process.env.SENTRY_DEMO_REPOSITORIES ?? '.',
};
const ORGANIZATION = '/api/0/organizations/yonima/';
const WINDOW_SECONDS = 60;
const LIMIT = 10_000;

function only(world, ids) {
  return ids.length === 0 || ids.includes('-1')
    ? world
    : world.filter(each => ids.includes(each.id) || ids.includes(each.slug));
}

/** The words of Sentry's search that the portal uses. */
function matches(issue, query) {
  const words = query.match(/[\w.]+:(?:>=|>)?(?:"[^"]*"|\S+)/g) ?? [];
  return words.every(word => {
    const name = word.slice(0, word.indexOf(':'));
    const value = word.slice(name.length + 1).replaceAll('"', '');
    if (name === 'is') {
      return issue.status === value;
    }
    if (name === 'firstRelease') {
      return issue.firstRelease === value;
    }
    if (name === 'lastSeen') {
      return issue.lastSeen >= Date.parse(`${value.replace(/^>=?/, '')}Z`);
    }
    return true;
  });
}

function listIssues(world, parameters, now) {
  const query = parameters.get('query') ?? 'is:unresolved';
  const environments = parameters.getAll('environment');
  const by = parameters.get('sort') === 'new' ? 'firstSeen' : 'lastSeen';
  return world
    .flatMap(project => project.issues.map(issue => ({ project, issue })))
    .filter(({ issue }) => matches(issue, query))
    .filter(
      ({ issue }) =>
        environments.length === 0 ||
        environments.some(each => issue.seenIn.includes(each)),
    )
    .sort((a, b) => b.issue[by] - a.issue[by])
    .map(({ issue, project }) => issueAnswer(issue, project, now, baseUrl()));
}

function findIssue(world, id, now) {
  for (const project of world) {
    const issue = project.issues.find(each => each.id === id);
    if (issue) {
      return detailsAnswer(issue, project, now, baseUrl());
    }
  }
  return undefined;
}

async function answer(url) {
  const now = Date.now();
  const all = await worldAt(now, data);
  const world = only(all, url.searchParams.getAll('project'));
  const path = url.pathname.slice(ORGANIZATION.length);
  const [, id] = /^issues\/(\d+)\/$/.exec(path) ?? [];
  const [, version] = /^releases\/([^/]+)\/deploys\/$/.exec(path) ?? [];
  if (path === 'projects/') {
    return page(all.map(projectAnswer), url);
  } else if (path === 'issues/') {
    return page(listIssues(world, url.searchParams, now), url);
  } else if (id) {
    return { body: findIssue(all, id, now) };
  } else if (path === 'releases/') {
    const releases = world.flatMap(project =>
      project.releases.map(release => releaseAnswer(release, project)),
    );
    return page(
      releases.sort((a, b) => b.dateCreated.localeCompare(a.dateCreated)),
      url,
    );
  } else if (version) {
    const name = decodeURIComponent(version);
    const releases = all.flatMap(each => each.releases);
    const found = releases.find(each => each.name === name);
    return {
      body: found?.deploys.map(each => ({
        id: String(Math.floor(each.at / 1_000)),
        environment: each.environment,
        dateStarted: null,
        dateFinished: new Date(each.at).toISOString(),
        name: null,
        url: null,
      })),
    };
  } else if (path === 'sessions/') {
    return { body: sessionsAnswer(world, now) };
  }
  return {};
}

/** One page with the links before and after it, as Sentry sends them. */
function page(items, url) {
  const { searchParams: parameters } = url;
  const size = Math.min(
    Number(parameters.get('limit') ?? parameters.get('per_page') ?? 100) || 100,
    100,
  );
  const [, offset = 0] = (parameters.get('cursor') ?? '0:0:0')
    .split(':')
    .map(Number);
  const link = (rel, at, results) => {
    const address = new URL(url);
    address.searchParams.set('cursor', `0:${at}:0`);
    return `<${address}>; rel="${rel}"; results="${results}"; cursor="0:${at}:0"`;
  };
  return {
    body: items.slice(offset, offset + size),
    link: [
      link('previous', Math.max(0, offset - size), offset > 0),
      link('next', offset + size, offset + size < items.length),
    ].join(', '),
  };
}

function baseUrl() {
  return `http://127.0.0.1:${server.address().port}`;
}

function send(response, status, body, headers = {}) {
  const reset = Math.ceil(Date.now() / 1_000 / WINDOW_SECONDS) * WINDOW_SECONDS;
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'X-Sentry-Rate-Limit-Limit': LIMIT,
    'X-Sentry-Rate-Limit-Remaining': LIMIT - 1,
    'X-Sentry-Rate-Limit-Reset': reset,
    'X-Sentry-Rate-Limit-ConcurrentLimit': 25,
    'X-Sentry-Rate-Limit-ConcurrentRemaining': 24,
    ...headers,
  });
  response.end(JSON.stringify(body));
}

/** What a browser that follows a link to an error sees. */
function sendPage(response) {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(
    '<!doctype html><title>Demo</title><p>This is the demo’s own Sentry: it has no pages. With a real organisation in <code>sentry.instances</code> this link leads to the error.',
  );
}

const server = http.createServer(async (request, response) => {
  try {
    const url = new URL(request.url, baseUrl());
    if (url.pathname.startsWith('/organizations/')) {
      sendPage(response);
    } else if (!token || request.headers.authorization !== `Bearer ${token}`) {
      send(response, 401, { detail: 'Invalid token' });
    } else if (
      request.method !== 'GET' ||
      !url.pathname.startsWith(ORGANIZATION)
    ) {
      send(response, 404, { detail: 'The requested resource does not exist' });
    } else {
      const { body, link } = await answer(url);
      send(
        response,
        body === undefined ? 404 : 200,
        body ?? { detail: 'The requested resource does not exist' },
        link ? { Link: link } : {},
      );
    }
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    send(response, 500, { detail: 'Internal Error' });
  }
});

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${baseUrl()}\n`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
