import type { GeneratedFile } from '../domain/files';
import { catalog } from './catalog';
import { codeowners } from './codeowners';
import { compose } from './compose';
import { kubernetes } from './kubernetes';
import { links } from './links';
import { syntax } from './syntax';
import type { Check, Validator } from './types';
import { workflows } from './workflows';

export type { Check, Finding } from './types';

const VALIDATORS: readonly Validator[] = [
  syntax,
  workflows,
  kubernetes,
  compose,
  catalog,
  codeowners,
  links,
];

/**
 * Looks at generated files with everything that needs no other program, as the
 * preview of the form does.
 *
 * @param looked - the files to look at, if not at all of them
 * @public
 */
export async function validateRepository(
  files: readonly GeneratedFile[],
  looked: readonly GeneratedFile[] = files,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { name, covers, validate } of VALIDATORS) {
    const covered = looked.filter(({ path }) => covers(path));
    checks.push({
      validator: name,
      files: covered.length,
      findings: covered.length ? await validate(covered, files) : [],
    });
  }
  return checks;
}
