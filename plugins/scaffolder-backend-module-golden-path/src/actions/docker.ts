import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { answersOf, answersSchema } from '../answers';
import { dockerFiles } from '../domain/dockerfile';
import { writeFiles } from '../workspace';
import { examples } from './docker.examples';

/**
 * Writes the three-stage Dockerfile of a service
 *
 * @public
 */
export function createDockerAction() {
  return createTemplateAction({
    id: 'goldenpath:docker',
    description: 'Writes the three-stage Dockerfile of a service',
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
      const files = dockerFiles(answers);
      await writeFiles(ctx.workspacePath, files);
      ctx.logger.info(`Wrote ${files.map(file => file.path).join(', ')}`);
      ctx.output(
        'files',
        files.map(file => file.path),
      );
    },
  });
}
