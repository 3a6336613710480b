import { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import { spec } from './schema/openapi';
import { RepositoryBrowser } from './service/RepositoryBrowser';

/** The HTTP interface of the plugin. */
export async function createRouter(options: {
  browser: RepositoryBrowser;
  httpAuth: HttpAuthService;
}): Promise<Router> {
  const { browser, httpAuth } = options;
  const router = await createValidatedOpenApiRouter(spec);

  router.use(async (req, _res, next) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    next();
  });

  router.get('/hosts', async (_req, res) => {
    res.json({ items: browser.hosts() });
  });

  router.get('/availability', async (req, res) => {
    res.json(await browser.availability(req.query));
  });

  router.get('/local', async (_req, res) => {
    res.json(await browser.list());
  });

  router.get('/local/:owner/:name/tree', async (req, res) => {
    res.json(await browser.tree({ ...req.params, ...req.query }));
  });

  router.get('/local/:owner/:name/blob', async (req, res) => {
    res.json(await browser.blob({ ...req.params, ...req.query }));
  });

  router.get('/local/:owner/:name/commits/:sha', async (req, res) => {
    res.json(await browser.commit(req.params));
  });

  return router;
}
