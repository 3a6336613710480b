import type { SchedulerServiceTaskFunction } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import type { SearchResultSet } from '@backstage/plugin-search-common';
import type { SentryIssue } from '@jalon/plugin-sentry-common';
import { issueOf, sentryWith } from './__testUtils__/sentry';
import searchModuleSentry from './index';

const TASK = 'search_index_sentry_issue';
const PAGE = 100;

function entityOf(name: string, annotation?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: annotation ? { 'sentry.io/project-slug': annotation } : {},
    },
  };
}

async function start(options: {
  entities: Entity[];
  errors: Record<string, SentryIssue[] | undefined>;
  config?: Record<string, any>;
  /** The only entities whose errors may be seen. */
  visible?: string[];
}) {
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const scheduler = mockServices.scheduler.mock({
    createScheduledTaskRunner: () => ({
      run: async task => {
        tasks.set(task.id, task.fn);
      },
    }),
  });
  const logger = mockServices.logger.mock();
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async requests =>
      requests.map(() => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
      })),
    authorize: async requests =>
      requests.map(request => ({
        result:
          request.permission.name === 'sentry.issue.read' &&
          options.visible?.includes(String(request.resourceRef))
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
  });
  const { plugin, asked } = sentryWith(options.errors);
  const { server } = await startTestBackend({
    features: [
      searchPlugin,
      searchModuleSentry,
      plugin,
      catalogServiceMock.factory({ entities: options.entities }),
      scheduler.factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: Boolean(options.visible) },
          ...options.config,
        },
      }),
      logger.factory,
      ...(options.visible ? [permissions.factory] : []),
    ],
  });
  return {
    asked,
    permissions,
    tasks,
    warnings: () => logger.warn.mock.calls.flat().join('\n'),
    index: async () => tasks.get(TASK)?.(new AbortController().signal),
    search: async (term: string) => {
      const response = await fetch(
        `http://localhost:${server.port()}/api/search/query?${new URLSearchParams(
          { term, 'types[0]': 'sentry-issue' },
        )}`,
        { headers: { Authorization: mockCredentials.user.header() } },
      );
      const { results }: SearchResultSet = await response.json();
      return results?.map(each => each.document);
    },
  };
}

describe('searchModuleSentry', () => {
  it('finds errors and leads to the tab of their entity', async () => {
    const { index, search, asked } = await start({
      entities: [entityOf('checkin-api', 'api'), entityOf('other')],
      errors: {
        'checkin-api': [
          issueOf('1'),
          issueOf('2', { title: 'Timeout of the gate', culprit: undefined }),
        ],
      },
    });
    await index();
    expect(await search('boarding')).toEqual([
      {
        title: 'TypeError: boarding pass is undefined',
        text: 'POST /boarding-passes · API-1 · error · checkin-api · api · production',
        location:
          '/catalog/default/component/checkin-api/errors?error=default%3A1',
        entityRef: 'component:default/checkin-api',
        shortId: 'API-1',
        project: 'api',
        level: 'error',
        lastSeen: '2026-11-20T09:00:00.000Z',
      },
    ]);
    const [best] = (await search('API-2')) ?? [];
    expect(best).toMatchObject({ title: 'Timeout of the gate' });
    expect(asked).toEqual([
      {
        name: 'checkin-api',
        query: { state: 'unresolved', sort: '-lastSeen', limit: '100' },
        principal: mockCredentials.service('plugin:search').principal,
      },
    ]);
  });

  it('asks for the permission on the entity, and never tells of it', async () => {
    const { index, search, permissions } = await start({
      entities: [entityOf('seen', 'api'), entityOf('hidden', 'api')],
      errors: { seen: [issueOf('1')], hidden: [issueOf('2')] },
      visible: ['component:default/seen'],
    });
    await index();
    const found = await search('boarding');
    expect(found).toMatchObject([{ entityRef: 'component:default/seen' }]);
    expect(found).not.toMatchObject([{ authorization: expect.anything() }]);
    expect(permissions.authorizeConditional).toHaveBeenCalledWith(
      [
        {
          permission: expect.objectContaining({ name: 'sentry.issue.read' }),
        },
      ],
      expect.anything(),
    );
  });

  it('asks for the permission to read the entity when told to', async () => {
    const { index, search, permissions } = await start({
      entities: [entityOf('hidden', 'api')],
      errors: { hidden: [issueOf('1')] },
      visible: ['component:default/hidden'],
      config: {
        search: {
          collators: { sentry: { permission: 'catalog.entity.read' } },
        },
      },
    });
    await index();
    expect(await search('boarding')).toEqual([]);
    expect(permissions.authorize).toHaveBeenCalledWith(
      [
        {
          permission: expect.objectContaining({ name: 'catalog.entity.read' }),
          resourceRef: 'component:default/hidden',
        },
      ],
      expect.anything(),
    );
  });

  it('reads page by page, up to its bounds', async () => {
    const many = (prefix: string) =>
      Array.from({ length: 3 * PAGE }, (_, each) =>
        issueOf(`${prefix}${each}`),
      );
    const { index, asked, warnings } = await start({
      entities: ['a', 'b', 'c'].map(name => entityOf(name, name)),
      errors: { a: many('1'), b: many('2'), c: many('3') },
      config: {
        search: {
          collators: { sentry: { errorsPerEntity: 150, errors: 180 } },
        },
      },
    });
    await index();
    expect(asked.map(({ name, query }) => ({ name, ...query }))).toMatchObject([
      { name: 'a', limit: '100' },
      { name: 'a', limit: '50', cursor: '100' },
      { name: 'b', limit: '30' },
    ]);
    expect(warnings()).toContain('Search holds 180 errors and no more');
  });

  it('leaves out entities that are gone, and keeps its index otherwise', async () => {
    const errors: Record<string, SentryIssue[] | undefined> = {
      there: [issueOf('1')],
    };
    const { index, search } = await start({
      entities: [entityOf('gone', 'api'), entityOf('there', 'api')],
      errors,
    });
    await index();
    expect(await search('boarding')).toHaveLength(1);

    // What cannot be told as a page of errors stands for any failure.
    errors.gone = { slice: () => 7 } as unknown as SentryIssue[];
    await expect(index()).rejects.toThrow();
    expect(await search('boarding')).toHaveLength(1);
  });

  it('holds nothing when only owners may see errors', async () => {
    const { tasks } = await start({
      entities: [entityOf('checkin-api', 'api')],
      errors: { 'checkin-api': [issueOf('1')] },
      config: { sentry: { access: 'owners' } },
    });
    expect(tasks.size).toBe(0);
  });

  it.each([
    [{ errors: 0 }, 'search.collators.sentry.errors must be from 1'],
    [{ errorsPerEntity: 1.5 }, 'search.collators.sentry.errorsPerEntity must'],
    [{ permission: 'all' }, 'search.collators.sentry.permission must be'],
  ])('refuses %j', async (sentry, message) => {
    await expect(
      start({
        entities: [],
        errors: {},
        config: { search: { collators: { sentry } } },
      }),
    ).rejects.toThrow(message);
  });
});
