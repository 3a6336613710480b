import { setTimeout as wait } from 'node:timers/promises';
import {
  InputError,
  isError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ActionContext,
  createTemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { Repositories } from '@jalon/repositories';
import { parseRepoUrl } from '@jalon/golden-path';
import { examples } from './register.examples';

const DEFAULT_TIMEOUT = 60;
const POLL_MILLISECONDS = 500;

/**
 * Makes the catalog show the component of a new repository and waits until it
 * does, so that the link at the end of the form works. Repositories of this
 * portal are discovered by the catalog itself, others are registered.
 *
 * @public
 */
export function createRegisterAction(options: {
  repositories: Repositories;
  catalog: CatalogService;
  /** Milliseconds between two looks into the catalog; default 500. */
  pollInterval?: number;
}) {
  const { repositories, catalog } = options;
  return createTemplateAction({
    id: 'goldenpath:register',
    description: 'Waits until the catalog shows the component',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z => z.string().describe('The repository, as in the form'),
        catalogInfoUrl: z =>
          z.string().describe('Address of its catalog-info.yaml'),
        entityRef: z => z.string().describe('What to wait for'),
        timeoutSeconds: z =>
          z.number().int().min(0).max(300).optional().describe('Default 60'),
      },
      output: {
        entityRef: z => z.string().describe('The entity in the catalog'),
      },
    },
    async handler(ctx) {
      const { entityRef, catalogInfoUrl } = ctx.input;
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      if (hostKind(repositories, ctx.input.repoUrl) !== 'local') {
        await ctx.checkpoint({
          key: `register.${catalogInfoUrl}`,
          fn: () => addLocation(catalog, catalogInfoUrl, { credentials }),
        });
      }
      await waitFor(
        async () =>
          Boolean(await catalog.getEntityByRef(entityRef, { credentials })),
        {
          what: entityRef,
          where: catalogInfoUrl,
          seconds: ctx.input.timeoutSeconds ?? DEFAULT_TIMEOUT,
          pollInterval: options.pollInterval ?? POLL_MILLISECONDS,
          signal: ctx.signal,
        },
      );
      ctx.logger.info(`The catalog shows ${entityRef}`);
    },
  });
}

function hostKind(repositories: Repositories, repoUrl: string) {
  const ref = parseRepoUrl(repoUrl);
  if (!ref) {
    throw new InputError(
      `The repository ${JSON.stringify(
        repoUrl,
      )} is not written as host?owner=...&repo=...`,
    );
  }
  return repositories.host(ref.host).kind;
}

async function addLocation(
  catalog: CatalogService,
  target: string,
  options: Parameters<CatalogService['addLocation']>[1],
): Promise<void> {
  try {
    await catalog.addLocation({ type: 'url', target }, options);
  } catch (error) {
    // Registered before, by a run of this step that was interrupted
    if (!isError(error) || error.name !== 'ConflictError') {
      throw error;
    }
  }
}

async function waitFor(
  condition: () => Promise<boolean>,
  options: {
    what: string;
    where: string;
    seconds: number;
    pollInterval: number;
    signal: ActionContext<{}>['signal'];
  },
): Promise<void> {
  const looks = Math.ceil((options.seconds * 1000) / options.pollInterval);
  for (let look = 0; !(await condition()); look++) {
    if (look >= looks) {
      throw new ServiceUnavailableError(
        `The repository is created, but the catalog does not show ${options.what} after ${options.seconds} s. ` +
          `It reads ${options.where}: try again in a minute, or ask the platform team to look at the catalog's log.`,
      );
    }
    await wait(options.pollInterval, undefined, { signal: options.signal });
  }
}
