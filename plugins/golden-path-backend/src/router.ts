import { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import { spec } from './schema/openapi';
import { AuthorizedPreviews } from './service/AuthorizedPreviews';

/** The HTTP interface of the plugin. */
export async function createRouter(options: {
  previews: AuthorizedPreviews;
  httpAuth: HttpAuthService;
}): Promise<Router> {
  const { previews, httpAuth } = options;
  const router = await createValidatedOpenApiRouter(spec);

  router.post('/previews', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await previews.preview(req.body, { credentials }));
  });

  router.post('/previews/file', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await previews.file(req.body, { credentials }));
  });

  return router;
}
