import fs from 'node:fs';
import path from 'node:path';
import { aptInstall } from '../lib/apt.mjs';
import { elapsed, say } from '../lib/console.mjs';
import { toolsDir } from '../lib/paths.mjs';
import { prefixed, step } from '../lib/run.mjs';
import { fetchNode } from '../lib/tools.mjs';

const PROOF = 'packages/golden-path/proof';

const validate = (...templates) => [
  `every combination of ${templates.join(', ')}`,
  `${PROOF}/validate.mjs`,
  ...templates,
];

const build = template => [
  `${template} built and run`,
  `${PROOF}/build.mjs`,
  template,
];

/** What the validators say to mistakes, and the image of a service. */
const TOOLS = [
  [
    'the validators refuse mistakes',
    '--test',
    `${PROOF}/validators/*.test.mjs`,
  ],
  ['the image of nestjs-service', `${PROOF}/image.mjs`],
];

/** Two lanes, for two cores. */
const LANES = [
  [validate('nestjs-service', 'product', 'expo-app', 'nextjs-web')],
  [
    build('nestjs-service'),
    build('nextjs-web'),
    build('expo-app'),
    build('product'),
    ...TOOLS,
  ],
];

/** The templates in every pair of answers, every other one in each lane. */
const PAIRS = ['1/2', '2/2'].map(shard => [
  [
    `every pair of answers built and run, part ${shard}`,
    `${PROOF}/build.mjs`,
    '--pairs',
    '--shard',
    shard,
  ],
]);

/** The older Node that answers may choose. */
const NODE22_VERSION = '22.23.3';

/**
 * Renders every combination of answers and validates what comes out, then
 * installs, tests, builds and runs one repository per template.
 */
export async function goldenPathChecks(tools) {
  return inLanes(LANES, tools);
}

/** Installs, tests, builds and runs a repository per pair of answers. */
export async function goldenPathPairs(tools) {
  await ensurePostgis();
  const NODE22 = await fetchNode(NODE22_VERSION);
  const FERRETDB = await ensureFerretDb(tools);
  return inLanes(PAIRS, { ...tools, env: { ...tools.env, NODE22, FERRETDB } });
}

/** An extension of PostgreSQL that Debian keeps in a package per version. */
async function ensurePostgis() {
  const versions = '/usr/share/postgresql';
  const [newest] = fs.existsSync(versions)
    ? fs.readdirSync(versions).sort((a, b) => Number(b) - Number(a))
    : [];
  const control = 'extension/postgis.control';
  if (!fs.existsSync(path.join(versions, newest ?? '', control))) {
    const name = newest ? `postgresql-${newest}-postgis-3` : 'postgis';
    await aptInstall(name, 'PostgreSQL with PostGIS');
  }
}

/** Stands for MongoDB, which cannot be had from a package registry. */
async function ensureFerretDb({ env }) {
  const program = path.join(toolsDir, 'bin/ferretdb');
  if (!fs.existsSync(program)) {
    fs.mkdirSync(path.dirname(program), { recursive: true });
    await step(
      'Building FerretDB',
      'bash',
      [`${PROOF}/ferretdb.sh`, path.dirname(program)],
      { env, log: 'ferretdb' },
    );
  }
  return program;
}

async function inLanes(lanes, tools) {
  const results = (
    await Promise.all(
      lanes.map((lane, index) => inTurn(lane, `${index + 1} | `, tools)),
    )
  ).flat();
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

async function inTurn(proofs, prefix, { node, env }) {
  const results = [];
  for (const [title, ...args] of proofs) {
    const since = Date.now();
    const code = await prefixed(prefix, node, args, { env });
    const mark = code === 0 ? '✓' : '✗';
    say(`${prefix}${mark} ${title} (${elapsed(since)})`);
    results.push(code === 0);
  }
  return results;
}
