/**
 * Fails when openapi.json breaks clients of the version at a base (first
 * argument, default `origin/main`). What has to break gets a new path
 * (`/api/v2/…`) beside the old one.
 */
import { readFileSync } from 'node:fs';
import { fileAt, hasCommit } from './lib/git.mjs';
import { breakingChanges } from './lib/openapi-compatibility.mjs';

const base = process.argv[2] ?? 'origin/main';
const file = 'openapi.json';
const merged = hasCommit(base) ? fileAt(base, file) : undefined;

if (merged === undefined) {
  process.stdout.write(`${base} has no ${file}: nothing to break\n`);
} else {
  const changes = await breakingChanges(JSON.parse(merged), JSON.parse(readFileSync(file, 'utf8')));
  if (changes.length > 0) {
    process.stderr.write(`${file} breaks clients of ${base}:\n${changes.join('\n')}\n`);
    process.exit(1);
  }
  process.stdout.write(`clients of ${base} can go on\n`);
}
