import { elapsed, exitWith, say } from './lib/console.mjs';
import { ensureData } from './lib/data.mjs';
import { dataDir } from './lib/paths.mjs';
import { ensurePortFree, portOf, startPortal } from './lib/portal.mjs';
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
  const { url, child, ended, log } = await startPortal({
    ...tools,
    data: dataDir,
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  say(`  its log is in ${log}; Ctrl+C stops it`);
  say(`\nJalon is ready after ${elapsed()}: open ${url}`);
  process.exitCode = (await ended) || 0;
}

main().catch(exitWith);
