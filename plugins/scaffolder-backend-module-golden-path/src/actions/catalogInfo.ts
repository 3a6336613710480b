import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { answersOf, answersSchema } from '../answers';
import { catalogInfoFile } from '../domain/catalogInfo';
import { writeFiles } from '../workspace';
import { examples } from './catalogInfo.examples';

/**
 * Writes the catalog entities of a service
 *
 * @public
 */
export function createCatalogInfoAction() {
  return createTemplateAction({
    id: 'goldenpath:catalog-info',
    description: 'Writes the catalog entities of a service',
    examples,
    supportsDryRun: true,
    schema: {
      input: { values: answersSchema },
      output: {
        files: z => z.array(z.string()).describe('Paths of what was written'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx.input.values);
      const files = [catalogInfoFile(answers)];
      await writeFiles(ctx.workspacePath, files);
      ctx.logger.info(`Wrote ${files.map(file => file.path).join(', ')}`);
      ctx.output(
        'files',
        files.map(file => file.path),
      );
    },
  });
}
