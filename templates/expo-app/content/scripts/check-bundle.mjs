// Proves that what `npm run export` made holds no secret: neither the name nor
// the value of a variable in secrets.mjs, nor anything that looks like one.
//
//   node scripts/check-bundle.mjs [folder]
//
// Without a folder it looks at dist and at the configuration that travels with
// builds and updates (app.config.ts).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { canaries, secretNames, secretPatterns } from './secrets.mjs';

const folder = process.argv[2] ?? 'dist';
if (!existsSync(folder)) {
  fail([`${folder} is not there: run \`npm run export\` first`]);
}
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
if (!files.some((file) => /\.(?:js|hbc)$/.test(file))) {
  fail([`${folder} holds no bundle`]);
}

const values = secretValues();
const problems = files.flatMap((file) => problemsOf(file, readFileSync(file)));
if (process.argv.length < 3) {
  problems.push(...problemsOf('The configuration of the app', publicConfiguration()));
}
if (problems.length > 0) {
  fail(problems);
}
process.stdout.write(
  `No secret in the ${files.length} files of ${folder} (${values.length} values looked for)\n`,
);

function problemsOf(file, content) {
  const text = content.toString('latin1');
  // Source maps are uploaded, not shipped, and quote the code of libraries
  const shipped = !file.endsWith('.map');
  return [
    ...secretNames
      .filter((name) => shipped && holds(content, name))
      .map((name) => `${file} names ${name}`),
    ...values
      .filter(({ value }) => holds(content, value))
      .map(({ name }) => `${file} holds the value of ${name}`),
    ...secretPatterns
      .filter(({ pattern }) => shipped && pattern.test(text))
      .map(({ name }) => `${file} holds ${name}`),
  ];
}

function publicConfiguration() {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['expo', 'config', '--type', 'public', '--json'],
    { env: { ...canaries, ...process.env } },
  );
  if (status !== 0) {
    fail([`app.config.ts cannot be read: ${stderr}`]);
  }
  return stdout;
}

/** Hermes keeps text that is not ASCII in UTF-16. */
function holds(content, text) {
  return content.includes(text, 0, 'utf8') || content.includes(text, 0, 'utf16le');
}

function secretValues() {
  const local = ['.env', '.env.local', '.env.development.local', '.env.production.local']
    .filter((file) => existsSync(file))
    .map((file) => parseEnv(readFileSync(file, 'utf8')));
  const known = [process.env, ...local].flatMap((variables) =>
    Object.entries(variables)
      .filter(([name]) => !name.startsWith('EXPO_PUBLIC_') && isSecret(name))
      .map(([name, value]) => ({ name, value: value ?? '' })),
  );
  const planted = Object.entries(canaries).map(([name, value]) => ({ name, value }));
  // Shorter ones would be found by chance
  return [...known, ...planted].filter(({ value }) => value.length >= 8);
}

function isSecret(name) {
  return secretNames.includes(name) || /(?:SECRET|TOKEN|PASSWORD|PRIVATE_KEY)$/.test(name);
}

function fail(sentences) {
  process.stderr.write(`${sentences.map((sentence) => `✗ ${sentence}`).join('\n')}\n`);
  process.exit(1);
}
