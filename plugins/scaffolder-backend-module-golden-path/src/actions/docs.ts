import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { documentFiles, readTemplateContents } from '@jalon/golden-path';
import { answersOf, answersSchema, componentsSchema } from '../answers';
import { writeFiles } from '../workspace';
import { examplesOf } from './examples';

const ID = 'goldenpath:docs';
const DESCRIPTION =
  'Writes architecture, decisions, procedures, checklists and a runbook per alert';

/**
 * Writes the documents of a repository in the language of the answers.
 *
 * @public
 */
export function createDocsAction() {
  return createTemplateAction({
    id: ID,
    description: DESCRIPTION,
    examples: examplesOf(ID, DESCRIPTION),
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
      const { documents } = await readTemplateContents([]);
      const paths = await writeFiles(
        ctx.workspacePath,
        documentFiles(answers, documents),
      );
      ctx.logger.info(`Wrote ${paths.length} documents`);
      ctx.output('files', paths);
    },
  });
}
