import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  createTemplateAction,
  fetchContents,
} from '@backstage/plugin-scaffolder-node';
import { answersOf, answersSchema } from '../answers';
import { renderContent } from '../domain/content';
import { readTree, writeFiles } from '../workspace';
import { examples } from './nestjs.examples';

/**
 * Renders the source code of a NestJS service from a template's content.
 *
 * @public
 */
export function createNestjsAction(options: {
  reader: UrlReaderService;
  integrations: ScmIntegrations;
}) {
  return createTemplateAction({
    id: 'goldenpath:nestjs',
    description: 'Writes the source code and the documents of a NestJS service',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        values: answersSchema,
        content: z =>
          z
            .string()
            .regex(/^\.\/[\w./-]+$/)
            .optional()
            .describe('Folder of the content, relative to the template'),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of what was written'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx.input.values);
      const source = await ctx.createTemporaryDirectory();
      await fetchContents({
        ...options,
        baseUrl: ctx.templateInfo?.baseUrl,
        fetchUrl: ctx.input.content ?? './content',
        outputPath: source,
      });
      const content = [...(await readTree(source))].map(([path, text]) => ({
        path,
        content: text,
      }));
      const files = renderContent(content, answers);
      await writeFiles(ctx.workspacePath, files);
      ctx.logger.info(`Wrote ${files.length} files of source code`);
      ctx.output(
        'files',
        files.map(file => file.path),
      );
    },
  });
}
