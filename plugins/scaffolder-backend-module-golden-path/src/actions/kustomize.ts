import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { answersOf, answersSchema } from '../answers';
import { kubernetesFiles } from '../domain/kubernetes';
import { writeFiles } from '../workspace';
import { examples } from './kustomize.examples';

/**
 * Writes the Kustomize base of a service and its staging and production overlays
 *
 * @public
 */
export function createKustomizeAction() {
  return createTemplateAction({
    id: 'goldenpath:kustomize',
    description:
      'Writes the Kustomize base of a service and its staging and production overlays',
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
      const files = kubernetesFiles(answers);
      await writeFiles(ctx.workspacePath, files);
      ctx.logger.info(`Wrote ${files.map(file => file.path).join(', ')}`);
      ctx.output(
        'files',
        files.map(file => file.path),
      );
    },
  });
}
