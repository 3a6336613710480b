import { elapsed, exitWith, say, UserError } from './lib/console.mjs';
import { ensureInstalled } from './lib/prepare.mjs';
import { browserChecks } from './checks/browser.mjs';
import { goldenPathChecks, goldenPathPairs } from './checks/goldenPath.mjs';
import { scriptChecks } from './checks/scripts.mjs';
import { staticChecks } from './checks/static.mjs';
import { unitChecks } from './checks/unit.mjs';
import { ensureTools } from './lib/tools.mjs';

/** In the order in which they run: what fails soonest first. */
const SUITES = {
  static: staticChecks,
  scripts: scriptChecks,
  unit: unitChecks,
  golden: goldenPathChecks,
  browser: browserChecks,
};

/** Run when they are asked for only. */
const ON_DEMAND = { pairs: goldenPathPairs };

function chosenSuites(names) {
  const known = { ...SUITES, ...ON_DEMAND };
  const unknown = names.filter(name => !(name in known));
  if (unknown.length > 0) {
    throw new UserError(
      `There is no such part of the tests: ${unknown.join(
        ', ',
      )}. Choose from ${Object.keys(known).join(', ')}.`,
    );
  }
  return names.length === 0
    ? Object.entries(SUITES)
    : Object.entries(known).filter(([name]) => names.includes(name));
}

/**
 * `npm test`: everything; `npm test -- unit browser`: only these parts. Ends
 * with the line `N passed, N failed`, where a type check, a lint run and the
 * like count as one each.
 */
async function main() {
  const suites = chosenSuites(process.argv.slice(2));
  const tools = await ensureTools();
  await ensureInstalled(tools);
  const total = { passed: 0, failed: 0 };
  for (const [name, suite] of suites) {
    const since = Date.now();
    const { passed, failed } = await suite(tools);
    say(`\n${name}: ${passed} passed, ${failed} failed in ${elapsed(since)}\n`);
    total.passed += passed;
    total.failed += failed;
  }
  say(`All of it took ${elapsed()}`);
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

main().catch(exitWith);
