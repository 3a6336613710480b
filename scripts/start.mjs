import { elapsed, exitWith, say } from './lib/console.mjs';
import { ensureData } from './lib/data.mjs';
import {
  ensurePortFree,
  portalLog,
  portOf,
  startPortal,
} from './lib/portal.mjs';
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs';
import { ensureTools } from './lib/tools.mjs';

/** `npm start`: the portal on embedded defaults, from whatever is there. */
async function main() {
  await ensurePortFree(portOf(process.env));
  ensureData();
  const tools = await ensureTools();
  await ensureInstalled(tools);
  await ensureBuilt(tools);
  say('Starting the portal …');
  const { url, child, ended } = await startPortal({
    ...tools,
    log: portalLog(),
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  say(`  its log is in ${portalLog()}; Ctrl+C stops it`);
  say(`\nJalon is ready after ${elapsed()}: open ${url}`);
  process.exitCode = (await ended) || 0;
}

main().catch(exitWith);
