import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { answersOf, answersSchema } from '../answers';
import { backendCiFile } from '../domain/github/backendCi';
import { governanceFiles } from '../domain/github/governance';
import { writeFiles } from '../workspace';
import { examples } from './ci.examples';

/**
 * Writes the workflow, the code owners and the Dependabot configuration of a service
 *
 * @public
 */
export function createCiAction() {
  return createTemplateAction({
    id: 'goldenpath:ci',
    description:
      'Writes the workflow, the code owners and the Dependabot configuration of a service',
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
      const files = [backendCiFile(answers), ...governanceFiles(answers)];
      await writeFiles(ctx.workspacePath, files);
      ctx.logger.info(`Wrote ${files.map(file => file.path).join(', ')}`);
      ctx.output(
        'files',
        files.map(file => file.path),
      );
    },
  });
}
