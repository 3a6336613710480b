import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Hold } from '@jalon/plugin-deployments-common';
import type { Router } from 'express';
import { spec } from './schema/openapi';
import { toWire } from './schema/wire';
import type { AuthorizedDeploymentsService } from './service/AuthorizedDeploymentsService';
import type { AuthorizedReportsService } from './service/AuthorizedReportsService';
import type { AuthorizedRollbacksService } from './service/AuthorizedRollbacksService';

const DEFAULT_LIMIT = 20;
const DEFAULT_DAYS = 30;

export interface RouterOptions {
  readonly deployments: AuthorizedDeploymentsService;
  readonly reports: AuthorizedReportsService;
  readonly rollbacks: AuthorizedRollbacksService;
  readonly httpAuth: HttpAuthService;
}

/** Parses, authenticates and serialises; everything else is in the services. */
export function createRouter(options: RouterOptions): Router {
  const router = createValidatedOpenApiRouter(spec);
  addReadRoutes(router, options);
  addRollbackRoutes(router, options);
  addPipelineRoutes(router, options);
  return router as Router;
}

type ApiRouter = ReturnType<typeof createValidatedOpenApiRouter<typeof spec>>;

function addReadRoutes(
  router: ApiRouter,
  { deployments, httpAuth }: RouterOptions,
): void {
  router.get(
    '/entities/:kind/:namespace/:name/deployments',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { limit, ...filters } = req.query;
      const page = await deployments.listDeployments(
        entityRefOf(req.params),
        { ...filters, limit: toNumber(limit) ?? DEFAULT_LIMIT },
        credentials,
      );
      res.json(toWire(page));
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/deployments/:id',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const ref = entityRefOf(req.params);
      res.json(
        toWire(
          await deployments.getDeployment(ref, req.params.id, credentials),
        ),
      );
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/environments',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const ref = entityRefOf(req.params);
      res.json(toWire(await deployments.getEnvironments(ref, credentials)));
    },
  );

  router.get('/entities/:kind/:namespace/:name/metrics', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { environment, days } = req.query;
    const metrics = await deployments.getMetrics(
      entityRefOf(req.params),
      { environment, days: toNumber(days) ?? DEFAULT_DAYS },
      credentials,
    );
    res.json(toWire(metrics));
  });
}

function addRollbackRoutes(
  router: ApiRouter,
  { rollbacks, httpAuth }: RouterOptions,
): void {
  router.post('/rollbacks/preview', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      toWire(await rollbacks.preview(req.body, { credentials, request: req })),
    );
  });

  router.post('/rollbacks', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const key = req.header('Idempotency-Key')?.trim();
    if (!key) {
      throw new InputError('Send an Idempotency-Key, a new one per rollback');
    }
    const caller = { credentials, request: req };
    res
      .status(202)
      .json(toWire(await rollbacks.rollBack(req.body, key, caller)));
  });

  router.get('/rollbacks/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const caller = { credentials, request: req };
    res.json(toWire(await rollbacks.getRollback(req.params.id, caller)));
  });
}

/** What pipelines tell and ask. */
function addPipelineRoutes(
  router: ApiRouter,
  { deployments, reports, rollbacks, httpAuth }: RouterOptions,
): void {
  router.post('/reports', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const caller = { credentials, request: req };
    res.json(toWire(await reports.report(req.body, caller)));
  });

  router.get('/gate', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { entityRef, environment } = req.query;
    const hold = await deployments.getHold(entityRef, environment, credentials);
    const gate = { open: !hold, entityRef, environment };
    if (hold) {
      res.status(423).json({ ...gate, ...describeHold(hold, environment) });
    } else {
      res.status(200).json(gate);
    }
  });

  router.delete('/holds/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    await rollbacks.liftHold(req.params.id, { credentials, request: req });
    res.status(204).end();
  });
}

/** Also a standard error body, for clients that know nothing of gates. */
function describeHold(hold: Hold, environment: string) {
  return {
    hold,
    error: {
      name: 'EnvironmentHeldError',
      message: `${environment} is held by ${hold.actor.displayName}: ${hold.reason}`,
    },
    response: { statusCode: 423 },
  };
}

function entityRefOf(params: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  return `${params.kind}:${params.namespace}/${params.name}`;
}

/** The validator has checked that it is one. */
function toNumber(value: number | string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
