import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import sentryPlugin from '@jalon/plugin-sentry-backend';
import type { Knex } from 'knex';
import {
  issueAnswer,
  type StandInIssue,
} from '../plugins/sentry-backend/src/__testUtils__/issueFixtures';
import {
  StandInSentry,
  TOKEN,
} from '../plugins/sentry-backend/src/__testUtils__/StandInSentry';
import { createStore } from '../plugins/sentry-backend/src/database/SentryStore';
import type { IssueWrite } from '../plugins/sentry-backend/src/database/types';
import { correlate } from '../plugins/sentry-backend/src/domain/correlation';
import { signHook } from '../plugins/sentry-backend/src/integrations/signature';
import { measureInTurn, percentile, rounded } from './benchmark';
import type { Benchmark, Row } from './benchmark';
import { withDatabases } from './databases';

const PROJECTS = 500;
const ISSUES = 1_000;
const DEPLOYMENTS = 50;
const LIMIT = 20;
const ROUNDS = { warmUp: 20, rounds: 200 };
const HOOKS = 2_000;
const HOOKS_AT_ONCE = 20;
const VISIBLE = 50;
const SECRET = 'benchmark-secret';
const ENTITY_REF = 'component:default/project-0';
const HOUR = 60 * 60_000;
const START = Date.now();
const PROJECT = { id: '1', slug: 'project-0', platform: 'node' };

const ago = (hours: number) => new Date(START - hours * HOUR).toISOString();

/** The errors of an entity in a large organisation, and its webhooks. */
export const sentry: Benchmark = {
  name: 'sentry',
  title: `Errors of an entity, ${PROJECTS} projects x ${ISSUES} issues x ${DEPLOYMENTS} deployments (ms)`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'benchmark-sentry-'));
    const rows: Row[] = [];
    try {
      await withDatabases(folder, async (database, knex) => {
        const portal = await startPortal(knex);
        try {
          await fill(knex);
          rows.push(...(await measurePages(database, knex, portal)));
          rows.push(await measureAcknowledgement(database, portal));
          rows.push(await measureVisible(database, portal));
        } finally {
          await portal.stop();
        }
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return rows;
  },
};

type Portal = Awaited<ReturnType<typeof startPortal>>;

/** The plugin in a backend with one entity, and a Sentry beside it. */
async function startPortal(knex: Knex) {
  const standIn = await StandInSentry.start({ projects: [PROJECT] });
  const backend = await startTestBackend({
    features: [
      sentryPlugin,
      mockServices.rootConfig.factory({
        data: {
          sentry: {
            instances: [
              {
                baseUrl: standIn.baseUrl,
                organization: 'acme',
                token: TOKEN,
                webhookSecret: SECRET,
              },
            ],
          },
        },
      }),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'project-0',
              namespace: 'default',
              annotations: { 'sentry.io/project-slug': 'project-0' },
            },
          },
        ],
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async () => {} }),
      }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/sentry`;
  return {
    standIn,
    get: async (path: string) => {
      const response = await fetch(
        `${base}/entities/component/default/project-0/${path}`,
        { headers: { Authorization: mockCredentials.user.header() } },
      );
      if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${await response.text()}`);
      }
      return response.json();
    },
    hook: async (issue: StandInIssue) => {
      const body = JSON.stringify({
        action: 'created',
        data: { issue: issueAnswer(issue, PROJECT) },
      });
      const response = await fetch(`${base}/webhooks/default`, {
        method: 'POST',
        body,
        headers: {
          'Content-Type': 'application/json',
          'Sentry-Hook-Signature': signHook(Buffer.from(body), SECRET),
        },
      });
      if (response.status !== 204) {
        throw new Error(`The webhook was answered with ${response.status}`);
      }
    },
    stop: async () => {
      await backend.stop();
      await standIn.stop();
    },
  };
}

async function measurePages(
  database: string,
  knex: Knex,
  portal: Portal,
): Promise<Row[]> {
  const cases = {
    'first page': ['', 'last_seen', {}],
    'by events': ['&sort=-events', 'events', {}],
    unresolved: ['&state=unresolved', 'last_seen', { state: 'unresolved' }],
  } as const;
  const rows: Row[] = [];
  for (const [name, [query, column, where]] of Object.entries(cases)) {
    const { api, direct } = await measureInTurn(
      {
        api: () => portal.get(`issues?limit=${LIMIT}${query}`),
        direct: () =>
          knex('sentry_issues')
            .where({ project_key: 'default/project-0', ...where })
            .orderBy([
              { column, order: 'desc' },
              { column: 'issue_key', order: 'desc' },
            ])
            .limit(LIMIT)
            .select(),
      },
      ROUNDS,
    );
    rows.push({
      database,
      case: name,
      p50: rounded(percentile(api, 0.5)),
      p95: rounded(percentile(api, 0.95)),
      'query p95': rounded(percentile(direct, 0.95)),
      'p95 ratio': rounded(percentile(api, 0.95) / percentile(direct, 0.95), 1),
    });
  }
  const { summary } = await measureInTurn(
    { summary: () => portal.get('summary') },
    ROUNDS,
  );
  rows.push({
    database,
    case: 'summary',
    p50: rounded(percentile(summary, 0.5)),
    p95: rounded(percentile(summary, 0.95)),
  });
  return rows;
}

/** Many at once, while Sentry is asked for what they name. */
async function measureAcknowledgement(
  database: string,
  portal: Portal,
): Promise<Row> {
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: HOOKS_AT_ONCE }, async () => {
      while (next < HOOKS) {
        next += 1;
        const issue = issueOf(String(9_000_000 + (next % 200)));
        const start = performance.now();
        await portal.hook(issue);
        times.push(performance.now() - start);
      }
    }),
  );
  return {
    database,
    case: `webhook answered (${HOOKS_AT_ONCE} at once)`,
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
    p99: rounded(percentile(times, 0.99)),
  };
}

/** From sending a webhook until the error is in the list, with its release. */
async function measureVisible(database: string, portal: Portal): Promise<Row> {
  const times: number[] = [];
  for (let index = 0; index < VISIBLE; index += 1) {
    const issue = issueOf(String(8_000_000 + index));
    portal.standIn.data.issues.push(issue);
    const start = performance.now();
    await portal.hook(issue);
    for (;;) {
      const { items } = await portal.get(
        `issues?limit=1&query=Error+${issue.id}`,
      );
      if (items[0]?.newIn?.method === 'release') {
        break;
      }
    }
    times.push(performance.now() - start);
  }
  return {
    database,
    case: 'webhook to visible, tied to its deployment',
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
    p99: rounded(percentile(times, 0.99)),
  };
}

function issueOf(id: string): StandInIssue {
  return {
    id,
    project: 'project-0',
    title: `Error ${id}`,
    level: 'error',
    status: 'unresolved',
    substatus: 'new',
    firstSeen: ago(1),
    lastSeen: ago(0),
    events: 1,
    users: 1,
    environments: ['production'],
    firstRelease: `project-0@1.${DEPLOYMENTS}.0`,
  };
}

async function fill(knex: Knex): Promise<void> {
  const store = createStore(knex);
  const at = new Date(START).toISOString();
  for (let project = 0; project < PROJECTS; project += 1) {
    const issues = Array.from({ length: ISSUES }, (_, index) =>
      writeOf(project, index),
    );
    await store.issues.saveListed(issues, { at, askNew: false });
  }
  const deployments = Array.from({ length: DEPLOYMENTS }, (_, index) => ({
    entityRef: ENTITY_REF,
    id: `deployment-${index}`,
    environment: 'production',
    version: `1.${index + 1}.0`,
    kind: 'deploy',
    state: index === DEPLOYMENTS - 1 ? 'success' : 'superseded',
    at: ago((DEPLOYMENTS - index) * 24),
  }));
  await store.deployments.replaceDeployments(ENTITY_REF, deployments);
  const keys = ['default/project-0'];
  const issues = await store.issues.listForCorrelation(keys, ago(9_000));
  const correlations = correlate(
    { issues, deployments, releases: [] },
    { windowMs: 24 * HOUR },
  );
  await store.deployments.replaceCorrelations(ENTITY_REF, correlations, at);
  await knex.raw('ANALYZE');
}

function writeOf(project: number, index: number): IssueWrite {
  const lastSeen = ago(index / 10);
  return {
    key: `default:${project * ISSUES + index + 1}`,
    instance: 'default',
    projectKey: `default/project-${project}`,
    shortId: `PROJECT-${project}-${index}`,
    title: `Error ${index}`,
    culprit: 'GET /things',
    level: index % 3 ? 'error' : 'warning',
    state: index % 4 ? 'resolved' : 'unresolved',
    firstSeen: ago(index + 1),
    lastSeen,
    events: (index * 7_919) % 10_007,
    users: index % 97,
    permalink: `https://sentry.example/issues/${index}/`,
    days: new Map([[lastSeen.slice(0, 10), index + 1]]),
  };
}
