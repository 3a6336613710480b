import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { BUILDERS } from '@jalon/golden-path';
import { answersOf, answersSchema, componentsSchema } from '../answers';
import { writeFiles } from '../workspace';
import { examplesOf } from './examples';

const DESCRIPTIONS: Readonly<Record<keyof typeof BUILDERS, string>> = {
  docker: 'Writes the Dockerfiles of what is deployed as a container',
  compose: 'Writes the containers that a developer runs on their own machine',
  kustomize:
    'Writes the Kustomize base and its staging and production overlays',
  terraform: 'Writes the infrastructure as Terraform code',
  monitoring:
    'Writes alert rules with their tests, alert routes, dashboards and the collector of traces',
  ci: 'Writes the workflows that check every change and scan what is deployed',
  deploy: 'Writes the workflows that deploy, verify and roll back',
  governance: 'Writes who reviews what and how dependencies stay current',
  'catalog-info': 'Describes the repository for the catalog',
};

/**
 * One action per concern of a repository: each writes files that follow from
 * the answers alone, into a new workspace or an existing checkout.
 *
 * @public
 */
export function createBuilderActions() {
  return (Object.keys(BUILDERS) as (keyof typeof BUILDERS)[]).map(
    createBuilderAction,
  );
}

/**
 * Creates the action `goldenpath:<concern>`.
 *
 * @public
 */
export function createBuilderAction(concern: keyof typeof BUILDERS) {
  const id = `goldenpath:${concern}`;
  const description = DESCRIPTIONS[concern];
  return createTemplateAction({
    id,
    description,
    examples: examplesOf(id, description),
    supportsDryRun: true,
    schema: {
      input: { values: answersSchema, components: componentsSchema },
      output: {
        files: z => z.array(z.string()).describe('Paths of what was written'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(
        ctx.input,
        ctx.templateInfo?.entity?.metadata.name,
      );
      const paths = await writeFiles(
        ctx.workspacePath,
        BUILDERS[concern](answers),
      );
      ctx.logger.info(paths.length ? `Wrote ${paths.join(', ')}` : 'Nothing');
      ctx.output('files', paths);
    },
  });
}
