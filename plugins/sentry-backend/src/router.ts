import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { spec } from './schema/openapi';
import type { AuthorizedErrors } from './service/AuthorizedErrors';
import type { Hooks } from './service/Hooks';

const MAX_HOOK = '1mb';

export interface RouterOptions {
  readonly errors: AuthorizedErrors;
  readonly hooks: Hooks;
  readonly httpAuth: HttpAuthService;
}

/** The plugin's whole HTTP interface. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.use(createHooksRouter(options.hooks));
  router.use(createPagesRouter(options));
  return router;
}

/** The signature is over the body as it was sent, so nothing may parse it. */
function createHooksRouter(hooks: Hooks): Router {
  const router = PromiseRouter();
  router.post(
    '/webhooks/:instance',
    express.raw({ type: () => true, limit: MAX_HOOK }),
    async (request, response) => {
      const body = Buffer.isBuffer(request.body)
        ? request.body
        : Buffer.alloc(0);
      await hooks.accept(
        request.params.instance,
        body,
        request.header('Sentry-Hook-Signature'),
      );
      response.status(204).end();
    },
  );
  return router;
}

function createPagesRouter({ errors, httpAuth }: RouterOptions): Router {
  const router = createValidatedOpenApiRouter(spec);
  router.get(
    '/entities/:kind/:namespace/:name/issues',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const entityRef = stringifyEntityRef(request.params);
      response.json(
        await errors.listIssues({ ...request.query, entityRef }, credentials),
      );
    },
  );
  router.get(
    '/entities/:kind/:namespace/:name/issues/:id',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const entityRef = stringifyEntityRef(request.params);
      const { id } = request.params;
      response.json(await errors.getIssue({ entityRef, id }, credentials));
    },
  );
  router.get(
    '/entities/:kind/:namespace/:name/summary',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const entityRef = stringifyEntityRef(request.params);
      response.json(await errors.getSummary({ entityRef }, credentials));
    },
  );
  router.get(
    '/entities/:kind/:namespace/:name/trend',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const entityRef = stringifyEntityRef(request.params);
      response.json(
        await errors.getTrend({ ...request.query, entityRef }, credentials),
      );
    },
  );
  router.get(
    '/entities/:kind/:namespace/:name/deployments',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const entityRef = stringifyEntityRef(request.params);
      response.json(
        await errors.getDeploymentErrors(
          { ...request.query, entityRef },
          credentials,
        ),
      );
    },
  );
  return router;
}
