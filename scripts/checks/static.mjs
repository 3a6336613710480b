import { elapsed, say } from '../lib/console.mjs';
import { capture } from '../lib/run.mjs';

async function check(title, command, args, options) {
  const since = Date.now();
  const { code, output } = await capture(command, args, options);
  const passed = code === 0;
  say(`${passed ? '✓' : '✗'} ${title} (${elapsed(since)})`);
  if (!passed) {
    say(output);
  }
  return passed;
}

/** Runs checks one after the other and answers how each ended. */
async function inTurn(checks, env) {
  const results = [];
  for (const [title, command, ...args] of checks) {
    results.push(await check(title, command, args, { env }));
  }
  return results;
}

/** Types, lint, format, API reports and the table of requirements; two lanes, for two cores. */
export async function staticChecks({ node, yarn, env }) {
  const results = (
    await Promise.all([
      inTurn(
        [
          ['types', 'tsc', '--pretty', 'false'],
          ['API reports', node, yarn, 'api-reports', '--ci'],
          ['golden-path table', node, 'scripts/goldenPathTable.mjs', '--check'],
        ],
        env,
      ),
      inTurn(
        [
          ['format', 'prettier', '--check', '--loglevel', 'warn', '.'],
          ['lint', 'backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
        ],
        env,
      ),
    ])
  ).flat();
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}
