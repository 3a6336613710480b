import { say } from '../lib/console.mjs';
import { capture } from '../lib/run.mjs';

const count = (output, word) =>
  Number(output.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);

/** The scripts' own tests, with Node's test runner. */
export async function scriptChecks({ node, env }) {
  const { code, output } = await capture(
    node,
    ['--test', '--test-reporter=tap', 'scripts/*.test.mjs'],
    { env },
  );
  const [passed, failed] = [count(output, 'pass'), count(output, 'fail')];
  if (code !== 0) {
    say(output);
  }
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}
