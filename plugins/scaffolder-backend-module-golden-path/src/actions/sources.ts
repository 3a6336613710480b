import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  ActionContext,
  createTemplateAction,
  fetchContents,
} from '@backstage/plugin-scaffolder-node';
import {
  Component,
  ComponentContent,
  readComponentContent,
  readContent,
  renderContent,
} from '@jalon/golden-path';
import { answersOf, answersSchema, componentsSchema } from '../answers';
import { writeFiles } from '../workspace';
import { examplesOf } from './examples';

const SOURCES = {
  nestjs: {
    component: 'backend',
    description: 'Writes the source code of a NestJS service',
  },
  expo: {
    component: 'mobile',
    description: 'Writes the source code of an Expo app',
  },
  nextjs: {
    component: 'frontend',
    description: 'Writes the source code of a Next.js web frontend',
  },
} as const satisfies Record<
  string,
  { component: Component; description: string }
>;

interface Options {
  reader: UrlReaderService;
  integrations: ScmIntegrations;
}

/**
 * One action per kind of component: each writes its source code.
 *
 * @public
 */
export function createSourceActions(options: Options) {
  return (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).map(kind =>
    createSourceAction(kind, options),
  );
}

/**
 * Creates the action `goldenpath:<kind>`.
 *
 * @public
 */
export function createSourceAction(
  kind: keyof typeof SOURCES,
  options: Options,
) {
  const { component, description } = SOURCES[kind];
  const id = `goldenpath:${kind}`;
  return createTemplateAction({
    id,
    description,
    examples: examplesOf(id, description),
    supportsDryRun: true,
    schema: {
      input: {
        values: answersSchema,
        components: componentsSchema,
        source: z =>
          z
            .string()
            .regex(/^(?:\.\/)?[\w-]+(?:\/[\w-]+)*$/)
            .optional()
            .describe(
              'Folder with content and features.yaml, relative to the template. Default: the one that comes with Jalon',
            ),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of what was written'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(
        ctx.input,
        ctx.templateInfo?.entity?.metadata.name,
        component,
      );
      const { source } = ctx.input;
      const content = source
        ? await fetchSource(source, ctx, options)
        : await readComponentContent(component);
      const paths = await writeFiles(
        ctx.workspacePath,
        renderContent(content, answers, component),
      );
      ctx.logger.info(`Wrote ${paths.length} files of source code`);
      ctx.output('files', paths);
    },
  });
}

async function fetchSource(
  source: string,
  ctx: Pick<ActionContext<{}>, 'createTemporaryDirectory' | 'templateInfo'>,
  options: Options,
): Promise<ComponentContent> {
  const folder = await ctx.createTemporaryDirectory();
  await fetchContents({
    ...options,
    baseUrl: ctx.templateInfo?.baseUrl,
    fetchUrl: source,
    outputPath: folder,
  });
  return readContent(folder);
}
