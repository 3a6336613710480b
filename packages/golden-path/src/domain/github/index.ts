import type { Answers } from '../answers';
import type { GeneratedFile } from '../files';
import { backendCiFile } from './backendCi';

export { governanceFiles } from './governance';

/** The workflows that check every change. */
export function ciFiles(answers: Answers): GeneratedFile[] {
  return answers.components.includes('backend') ? [backendCiFile(answers)] : [];
}

/** The workflows that deploy. */
export function deployFiles(_answers: Answers): GeneratedFile[] {
  return [];
}
