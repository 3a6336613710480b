// Writes the types of the API client from the backend's OpenAPI document, which
// is kept in openapi.json. With a file or an address it is brought in first:
//
//   node scripts/generate-client.mjs [../backend/openapi.json | https://…/openapi.json]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const [source] = process.argv.slice(2);
if (source) {
  const document = JSON.parse(await read(source));
  if (typeof document.openapi !== 'string' || typeof document.paths !== 'object') {
    throw new Error(`${source} is not an OpenAPI document`);
  }
  writeFileSync('openapi.json', `${JSON.stringify(document, null, 2)}\n`);
}
const { status } = spawnSync(
  'npx',
  ['openapi-typescript', 'openapi.json', '--output', 'src/api/schema.d.ts'],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;

async function read(address) {
  if (!/^https?:/.test(address)) {
    return readFileSync(address, 'utf8');
  }
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} answers ${response.status}`);
  }
  return response.text();
}
