/**
 * Writes docs/golden-path.md: what a golden path must contain, where it is in a
 * generated repository, and the tests that prove it. With --check it changes
 * nothing and fails when the page is not current, when a requirement has no
 * test, or when a test names a requirement that does not exist.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { parse } = require('yaml');

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROWS = 'packages/golden-path/spec/rows.yaml';
const PAGE = 'docs/golden-path.md';

/** Where tests are that name the requirements they prove. */
const FOLDERS = [
  ['packages/golden-path/src', /\.test\.ts$/],
  ['packages/golden-path/proof', /\.mjs$/],
  ['packages/repositories/src', /\.test\.ts$|suite\/.*\.ts$/],
  ['packages/app/e2e-tests', /\.test\.ts$/],
  ['plugins/scaffolder-backend-module-golden-path/src', /\.test\.ts$/],
];

/** A title that begins with the ids of requirements: '[N41] [N56] keeps ...'. */
const TITLE = /(['"`])((?:\[[SNEWC]\d+\] )+)((?:(?!\1)[^\n\\]|\\.)+)\1/g;

const HEADER = `# What a golden path contains

Written by \`node scripts/goldenPathTable.mjs\` from [\`${ROWS}\`](../${ROWS}) and
the titles of the tests: do not edit. A requirement without a test fails the
build.

The paths are those of a repository of the template \`product\`; with a single
component its folder is the root.
`;

async function main() {
  const check = process.argv.includes('--check');
  const { rows } = parse(await readFile(join(ROOT, ROWS), 'utf8'));
  const tests = await testsByRow();
  const problems = [
    ...rows
      .filter(({ id }) => !tests.has(id))
      .map(({ id, requirement }) => `${id} has no test: ${requirement}`),
    ...[...tests.keys()]
      .filter(id => !rows.some(row => row.id === id))
      .map(id => `${tests.get(id)[0].file} names ${id}, which does not exist`),
  ];
  const page = format(rows, tests);
  if (check) {
    const current = await readFile(join(ROOT, PAGE), 'utf8').catch(() => '');
    if (current !== page) {
      problems.push(`${PAGE} is not current: node scripts/goldenPathTable.mjs`);
    }
  } else {
    await writeFile(join(ROOT, PAGE), page);
  }
  process.stdout.write(problems.map(problem => `${problem}\n`).join(''));
  process.exitCode = problems.length > 0 ? 1 : 0;
}

/** The titles of the tests that name a requirement, by its id. */
async function testsByRow() {
  const tests = new Map();
  for (const [folder, pattern] of FOLDERS) {
    for (const file of await filesBelow(join(ROOT, folder), pattern)) {
      const text = await readFile(file, 'utf8');
      for (const [, , ids, title] of text.matchAll(TITLE)) {
        for (const [, id] of ids.matchAll(/\[(\w+)\]/g)) {
          const known = tests.get(id) ?? [];
          known.push({ file: relative(ROOT, file), title: plain(title) });
          tests.set(id, known);
        }
      }
    }
  }
  return tests;
}

async function filesBelow(folder, pattern) {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => pattern.test(file) && !file.includes('node_modules'))
    .sort();
}

function plain(title) {
  return title.replace(/\$\{[^}]*\}|%[sjpd]/g, '…').replace(/\\(.)/g, '$1');
}

/** Without the padding of a formatter, which would be most of the page. */
function format(rows, tests) {
  const cell = text => text.replace(/\|/g, '\\|').replace(/</g, '&lt;');
  const lines = rows.map(({ id, requirement, artefacts }) => {
    const proofs = (tests.get(id) ?? []).map(
      ({ file, title }) => `[${cell(title)}](../${file})`,
    );
    const paths = artefacts.map(path => `\`${path}\``);
    return `| ${id} | ${cell(requirement)} | ${paths.join(
      '<br>',
    )} | ${proofs.join('<br>')} |`;
  });
  const table = [
    '| Id | Requirement | Artefact | Tests |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
  return `${HEADER}\n${table}\n`;
}

await main();
