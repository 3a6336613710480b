import fs from 'node:fs';
import path from 'node:path';
import { ensureChromium } from '../lib/chromium.mjs';
import { toolsDir } from '../lib/paths.mjs';
import { ensureBuilt } from '../lib/prepare.mjs';
import { run } from '../lib/run.mjs';

/** The story of the portal in a real browser, on a portal started for it. */
export async function browserChecks(tools) {
  const chromium = await ensureChromium();
  await ensureBuilt(tools);
  const results = path.join(toolsDir, 'browser.json');
  fs.rmSync(results, { force: true });
  const code = await run('playwright', ['test'], {
    env: {
      ...tools.env,
      CHROMIUM_PATH: chromium,
      JALON_NODE: tools.node,
      PLAYWRIGHT_JSON_OUTPUT_NAME: results,
    },
  });
  if (!fs.existsSync(results)) {
    return { passed: 0, failed: 1 };
  }
  const { stats } = JSON.parse(fs.readFileSync(results, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: code === 0 ? stats.unexpected : Math.max(stats.unexpected, 1),
  };
}
