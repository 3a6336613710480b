// Writes the types of the backend's interface: npm run client:generate [-- <openapi.json>]
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';

const committed = 'openapi.json';
const ofTheBackend = '../backend/openapi.json';

const source = process.argv[2] ?? (existsSync(ofTheBackend) ? ofTheBackend : committed);
if (source !== committed) {
  copyFileSync(source, committed);
}
const { status } = spawnSync(
  process.execPath,
  ['node_modules/openapi-typescript/bin/cli.js', committed, '--output', 'src/api/schema.d.ts'],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
