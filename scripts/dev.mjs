import path from 'node:path';
import { exitWith, say } from './lib/console.mjs';
import { ensureData } from './lib/data.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { ensurePortFree, portOf } from './lib/portal.mjs';
import { ensureInstalled } from './lib/prepare.mjs';
import { run } from './lib/run.mjs';
import { ensureTools } from './lib/tools.mjs';

/** `npm run dev`: backend and frontend, each restarted or reloaded on a change. */
async function main() {
  await ensurePortFree(portOf(process.env));
  await ensurePortFree(3000);
  ensureData();
  const tools = await ensureTools();
  await ensureInstalled(tools);
  say('Starting with hot reload: open http://localhost:3000 in a moment');
  process.exitCode = await run(
    tools.node,
    [
      path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
      '--config',
      path.join(root, 'app-config.yaml'),
      '--config',
      path.join(root, 'app-config.development.yaml'),
    ],
    { env: { ...tools.env, JALON_DATA_DIR: dataDir } },
  );
}

main().catch(exitWith);
