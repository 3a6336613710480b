import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { brokenLinks, LAYOUT, todoFile } from '@jalon/golden-path';
import { readTree, writeFiles } from '../workspace';
import { examples } from './todo.examples';

/**
 * Writes the platform's to-do file, ticking what the workspace already has.
 *
 * @public
 */
export function createTodoAction() {
  return createTemplateAction({
    id: 'goldenpath:todo',
    description:
      'Writes the to-do file of the platform; what the workspace has is ticked',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        language: z => z.enum(['en', 'fr']).optional(),
      },
      output: {
        done: z => z.number().describe('Items that are ticked'),
        total: z => z.number().describe('Items in all'),
      },
    },
    async handler(ctx) {
      const files = await readTree(ctx.workspacePath);
      const { file, progress } = todoFile(files, ctx.input.language ?? 'en');
      const broken = brokenLinks(
        LAYOUT.todo,
        new Map([...files, [file.path, file.content]]),
      );
      if (broken.length > 0) {
        throw new Error(
          `${file.path} refers to what the content does not have: ` +
            `${broken.join(
              ', ',
            )}. Add the anchors to the documents of the template.`,
        );
      }
      await writeFiles(ctx.workspacePath, [file]);
      ctx.logger.info(
        `Wrote ${file.path}: ${progress.done} of ${progress.total} done`,
      );
      ctx.output('done', progress.done);
      ctx.output('total', progress.total);
    },
  });
}
