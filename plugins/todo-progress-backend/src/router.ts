import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Router } from 'express';
import { spec } from './schema/openapi';
import { serializeProgress } from './serialize';
import type { TodoProgressService } from './service/TodoProgressService';

/** The HTTP interface of the plugin. */
export async function createRouter(options: {
  httpAuth: HttpAuthService;
  service: TodoProgressService;
}): Promise<Router> {
  const { httpAuth, service } = options;
  const router = await createValidatedOpenApiRouter(spec);

  router.get('/entities/:kind/:namespace/:name', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { kind, namespace, name } = req.params;
    const entityRef = stringifyEntityRef({ kind, namespace, name });
    const progress = await service.getProgress({ entityRef, credentials });
    res.json(serializeProgress(progress));
  });

  return router;
}
