import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { SentryIssue } from '@jalon/plugin-sentry-common';
import { Router } from 'express';

/** An unresolved error as the sentry backend tells it. */
export function issueOf(
  id: string,
  rest: Partial<SentryIssue> = {},
): SentryIssue {
  return {
    id: `default:${id}`,
    shortId: `API-${id}`,
    title: 'TypeError: boarding pass is undefined',
    culprit: 'POST /boarding-passes',
    level: 'error',
    state: 'unresolved',
    project: 'api',
    environments: ['production'],
    firstSeen: '2026-11-20T08:00:00.000Z',
    lastSeen: '2026-11-20T09:00:00.000Z',
    events: 3,
    users: 2,
    permalink: 'https://sentry.example/issues/1/',
    leftBehind: false,
    ...rest,
  };
}

/** The HTTP interface of the sentry backend, with some errors per entity. */
export function sentryWith(errors: Record<string, SentryIssue[] | undefined>) {
  const asked: { name: string; query: object; principal: unknown }[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'sentry',
    register(env) {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          const router = Router();
          router.get(
            '/entities/:kind/:namespace/:name/issues',
            async (request, response, next) => {
              const { name } = request.params;
              const { principal } = await httpAuth.credentials(request);
              asked.push({ name, query: request.query, principal });
              const all = errors[name];
              if (!all) {
                next(new NotFoundError(`There is no entity ${name}`));
                return;
              }
              const first = Number(request.query.cursor ?? 0);
              const end = first + Number(request.query.limit);
              response.json({
                items: all.slice(first, end),
                pageInfo: {
                  totalItems: all.length,
                  nextCursor: end < all.length ? String(end) : undefined,
                },
              });
            },
          );
          http.use(router);
        },
      });
    },
  });
  return { plugin, asked };
}
