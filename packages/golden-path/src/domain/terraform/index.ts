import type { Answers } from '../answers';
import type { GeneratedFile } from '../files';

/** Infrastructure as code. */
export function terraformFiles(_answers: Answers): GeneratedFile[] {
  return [];
}
