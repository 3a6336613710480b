import ignore from 'ignore';
import type { Finding, Validator } from './types';

const OWNER = /^(?:@[\w-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+)$/;

/**
 * GitHub will find an owner for every line, and the first pattern covers all
 * files (https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners).
 */
export const codeowners: Validator = {
  name: 'codeowners',
  covers: path => path === '.github/CODEOWNERS',
  validate([{ path, content }], all) {
    const findings: Finding[] = [];
    const rules = content
      .split('\n')
      .map((text, index) => ({ text: text.trim(), line: index + 1 }))
      .filter(({ text }) => text && !text.startsWith('#'));
    for (const { text, line } of rules) {
      const [pattern, ...owners] = text.split(/\s+/);
      if (owners.length === 0 || !owners.every(owner => OWNER.test(owner))) {
        findings.push({ path, line, message: `${pattern} has no owner.` });
      }
    }
    const everything = ignore().add(
      rules.map(({ text }) => text.split(/\s/)[0]),
    );
    const unowned = all.find(file => !everything.ignores(file.path));
    if (unowned) {
      findings.push({ path, message: `Nobody owns ${unowned.path}.` });
    }
    return findings;
  },
};
