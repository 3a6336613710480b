import type { Answers } from '../answers';
import { renderDocuments } from '../content';
import { GeneratedFile, LAYOUT } from '../files';
import { runbookFiles } from './runbooks';

/** Documents of this folder belong to the root of a mono-repo. */
const ROOT = 'root/';

/**
 * The documents of a repository: architecture, decisions, procedures and
 * checklists, and what stands at the root of several components.
 */
export function documentFiles(
  answers: Answers,
  documents: readonly GeneratedFile[],
): GeneratedFile[] {
  return renderDocuments(documents, answers)
    .filter(
      ({ path }) => !path.startsWith(ROOT) || answers.layout === 'monorepo',
    )
    .map(file => ({ ...file, path: placeOf(file.path) }))
    .concat(runbookFiles(answers));
}

function placeOf(path: string): string {
  return path.startsWith(ROOT)
    ? path.slice(ROOT.length)
    : `${LAYOUT.docs}/${path.replace(/^docs\//, '')}`;
}
