import { elapsed, say } from '../lib/console.mjs';
import { run } from '../lib/run.mjs';

const PROOFS = [
  'plugins/scaffolder-backend-module-golden-path/scripts/prove-nestjs-service.mjs',
];

/** Generates a repository per template, then installs, tests, builds and runs it. */
export async function goldenPathChecks({ node, env }) {
  let passed = 0;
  for (const proof of PROOFS) {
    const since = Date.now();
    const code = await run(node, [proof], { env });
    say(`${code === 0 ? '✓' : '✗'} ${proof} (${elapsed(since)})`);
    passed += code === 0 ? 1 : 0;
  }
  return { passed, failed: PROOFS.length - passed };
}
