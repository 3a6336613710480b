import type { Answers } from '../answers';
import { renderDocuments } from '../content';
import { GeneratedFile, LAYOUT } from '../files';

/**
 * The documents of a repository: architecture, decisions, procedures and
 * checklists.
 */
export function documentFiles(
  answers: Answers,
  documents: readonly GeneratedFile[],
): GeneratedFile[] {
  return renderDocuments(documents, answers).map(file => ({
    ...file,
    path: `${LAYOUT.docs}/${file.path}`,
  }));
}
