import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  createTemplateAction,
  ActionContext,
} from '@backstage/plugin-scaffolder-node';
import { goldenPathRecord, recordFile } from '@jalon/golden-path';
import { readFiles, writeFiles } from '../workspace';
import { examples } from './record.examples';

/** Annotation of a template that names its version. */
const VERSION_ANNOTATION = 'jalon.dev/template-version';

/**
 * Records template, version, answers and the digest of every generated file.
 *
 * @public
 */
export function createRecordAction() {
  return createTemplateAction({
    id: 'goldenpath:record',
    description:
      'Records template, version, answers and file digests, so that the repository can be upgraded later',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        answers: z => z.record(z.any()).describe('The answers of the form'),
      },
      output: {
        path: z => z.string().describe('Path of the record'),
      },
    },
    async handler(ctx) {
      const file = recordFile(
        goldenPathRecord({
          template: templateOf(ctx.templateInfo),
          answers: ctx.input.answers,
          digests: digestsOf(await readFiles(ctx.workspacePath)),
        }),
      );
      await writeFiles(ctx.workspacePath, [file]);
      ctx.logger.info(`Wrote ${file.path}`);
      ctx.output('path', file.path);
    },
  });
}

function templateOf(info: ActionContext<{}>['templateInfo']) {
  const metadata = info?.entity?.metadata;
  const version = metadata?.annotations?.[VERSION_ANNOTATION];
  if (!metadata || !version) {
    throw new InputError(
      `The template names no version: add the annotation ${VERSION_ANNOTATION} to its metadata.`,
    );
  }
  return { name: metadata.name, version };
}

function digestsOf(files: ReadonlyMap<string, Buffer>) {
  return Object.fromEntries(
    [...files].map(([path, content]) => [
      path,
      createHash('sha256').update(content).digest('hex'),
    ]),
  );
}
