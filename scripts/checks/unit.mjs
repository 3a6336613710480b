import fs from 'node:fs';
import path from 'node:path';
import { startPostgres } from '../lib/postgres.mjs';
import { toolsDir } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/** Unit and integration tests of all packages, on SQLite and PostgreSQL. */
export async function unitChecks({ env }) {
  const results = path.join(toolsDir, 'unit.json');
  fs.rmSync(results, { force: true });
  const postgres = await startPostgres();
  try {
    const code = await run(
      'backstage-cli',
      ['repo', 'test', '--maxWorkers=2', '--json', `--outputFile=${results}`],
      { env: { ...env, ...postgres.env, CI: 'true' } },
    );
    if (!fs.existsSync(results)) {
      return { passed: 0, failed: 1 };
    }
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } =
      JSON.parse(fs.readFileSync(results, 'utf8'));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return {
      passed: numPassedTests,
      failed: code === 0 ? failed : Math.max(failed, 1),
    };
  } finally {
    await postgres.stop();
  }
}
