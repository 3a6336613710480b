import { ConflictError, isError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ActionContext,
  createTemplateAction,
} from '@backstage/plugin-scaffolder-node';
import {
  Person,
  Repositories,
  Repository,
  RepositoryHost,
  RepositoryRef,
} from '@jalon/repositories';
import { answersOf, answersSchema, componentsSchema } from '../answers';
import { singleLine } from '@jalon/golden-path';
import { examples } from './publish.examples';

/** Trailer of the first commit: which task created the repository. */
const TASK_TRAILER = 'Scaffolder-Task';

const BRANCH = 'main';

/**
 * Creates the repository with the workspace as its first commit, authored by
 * the person who filled in the form. A task that is resumed continues with the
 * repository that it created.
 *
 * @public
 */
export function createPublishAction(options: {
  repositories: Repositories;
  catalog: CatalogService;
}) {
  return createTemplateAction({
    id: 'goldenpath:publish',
    description: 'Creates the repository, local or on GitHub',
    examples,
    supportsDryRun: true,
    schema: {
      input: { values: answersSchema, components: componentsSchema },
      output: {
        repoUrl: z => z.string().describe('host?owner=...&repo=...'),
        remoteUrl: z => z.string().describe('What to pass to git clone'),
        repoContentsUrl: z => z.string().describe('Its files in a browser'),
        catalogInfoUrl: z => z.string().describe('Its catalog-info.yaml'),
        cloneCommand: z => z.string().describe('Command that clones it'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx.input);
      const ref = answers.repository;
      const host = options.repositories.host(ref.host);
      if (!ctx.isDryRun) {
        const isFirstRun = await claimName(ctx, options.catalog, {
          host,
          ref,
          name: answers.name,
        });
        await ctx.checkpoint({
          key: `create.${keyOf(ref)}`,
          fn: async () => {
            if (await isCreatedByTask(host, ref, ctx.task.id)) {
              ctx.logger.info('This task has created the repository before');
              return;
            }
            await host.create({
              ref,
              directory: ctx.workspacePath,
              description: answers.description,
              defaultBranch: BRANCH,
              message: message(answers.name, ctx),
              author: authorOf(ctx),
              // Then this task found the name free, and nobody else could fill
              // what it left behind.
              continueInterrupted: !isFirstRun,
            });
          },
        });
      }
      ctx.output('repoUrl', `${ref.host}?owner=${ref.owner}&repo=${ref.name}`);
      output(ctx, host.open(ref));
    },
  });
}

type Context = Pick<
  ActionContext<{}>,
  'task' | 'user' | 'templateInfo' | 'getInitiatorCredentials'
>;

function message(name: string, ctx: Context): string {
  const template = ctx.templateInfo?.entity?.metadata.name ?? 'a golden path';
  return `Create ${name} from ${template}\n\n${TASK_TRAILER}: ${ctx.task.id}\n`;
}

function keyOf({ host, owner, name }: RepositoryRef): string {
  return `${host}.${owner}.${name}`;
}

/**
 * Makes sure that neither the host nor the catalog has the name already, and
 * remembers that. Returns whether this is the first time that it was asked.
 */
async function claimName(
  ctx: Context & Pick<ActionContext<{}>, 'checkpoint'>,
  catalog: CatalogService,
  wanted: { host: RepositoryHost; ref: RepositoryRef; name: string },
): Promise<boolean> {
  const { host, ref, name } = wanted;
  let isFirstRun = false;
  await ctx.checkpoint({
    key: `free.${keyOf(ref)}`,
    fn: async () => {
      isFirstRun = true;
      if (await isCreatedByTask(host, ref, ctx.task.id)) {
        return;
      }
      if (await host.exists(ref)) {
        throw new ConflictError(
          `${ref.owner}/${ref.name} already exists on ${ref.host}: choose another repository name.`,
        );
      }
      await assertNameIsFree(catalog, name, ctx);
    },
  });
  return isFirstRun;
}

async function assertNameIsFree(
  catalog: CatalogService,
  name: string,
  ctx: Context,
): Promise<void> {
  const entityRef = `component:default/${name}`;
  const credentials = await ctx.getInitiatorCredentials();
  if (await catalog.getEntityByRef(entityRef, { credentials })) {
    throw new ConflictError(
      `The catalog already has ${entityRef}: choose another name.`,
    );
  }
}

async function isCreatedByTask(
  host: RepositoryHost,
  ref: RepositoryRef,
  taskId: string,
): Promise<boolean> {
  return (
    (await host.exists(ref)) && (await isFirstCommitOf(host.open(ref), taskId))
  );
}

/** A repository that was just created has few commits: the first is among them. */
async function isFirstCommitOf(
  repository: Repository,
  taskId: string,
): Promise<boolean> {
  try {
    const commits = await repository.log({ limit: 100 });
    const first = commits.find(commit => commit.parents.length === 0);
    return Boolean(
      first?.trailers.some(
        ({ key, value }) => key === TASK_TRAILER && value === taskId,
      ),
    );
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return false;
    }
    throw error;
  }
}

/** The signed-in person, as Git wants to know them. */
function authorOf(ctx: Context): Person {
  const profile = ctx.user?.entity?.spec?.profile;
  const login = ctx.user?.ref?.split('/').pop() ?? 'scaffolder';
  const clean = (text: string) => singleLine(text).replace(/[<>]/g, '');
  return {
    name: clean(profile?.displayName ?? '') || login,
    email:
      clean(profile?.email ?? '').replace(/ /g, '') ||
      `${login}@users.noreply.localhost`,
  };
}

function output(
  ctx: {
    output(
      name: 'remoteUrl' | 'repoContentsUrl' | 'catalogInfoUrl' | 'cloneCommand',
      value: string,
    ): void;
  },
  repository: Repository,
): void {
  const remoteUrl = repository.cloneUrl();
  ctx.output('remoteUrl', remoteUrl);
  ctx.output('repoContentsUrl', repository.fileUrl('', { revision: BRANCH }));
  ctx.output(
    'catalogInfoUrl',
    repository.fileUrl('catalog-info.yaml', { revision: BRANCH }),
  );
  ctx.output('cloneCommand', `git clone ${shellWord(remoteUrl)}`);
}

function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
