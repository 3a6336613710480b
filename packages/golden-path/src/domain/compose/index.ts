import type { Answers } from '../answers';
import type { GeneratedFile } from '../files';

/** Containers of a developer’s machine. */
export function composeFiles(_answers: Answers): GeneratedFile[] {
  return [];
}
