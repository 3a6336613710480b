import fs from 'node:fs';
import path from 'node:path';
import { elapsed, say } from '../lib/console.mjs';
import { toolsDir } from '../lib/paths.mjs';
import { capture, step } from '../lib/run.mjs';

const PROOF = 'packages/golden-path/proof';

const validate = (...templates) => [
  `every combination of ${templates.join(', ')}`,
  `${PROOF}/validate.mjs`,
  ...templates,
];

const build = (template, ...options) => [
  `${template} built and run ${options.join(' ')}`.trim(),
  `${PROOF}/build.mjs`,
  template,
  ...options,
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
  [validate('nestjs-service'), build('expo-app'), ...TOOLS],
  [
    build('nestjs-service'),
    build('nextjs-web'),
    build('product'),
    validate('expo-app', 'nextjs-web'),
    [
      'every pair of answers of product',
      `${PROOF}/validate.mjs`,
      'product',
      '--pairs',
    ],
  ],
];

/** The templates in every pair of answers; an hour or more. */
const PAIRS = [
  [build('nestjs-service', '--pairs'), build('nextjs-web', '--pairs')],
  [build('expo-app', '--pairs'), build('product', '--pairs')],
];

/**
 * Renders every combination of answers and validates what comes out, then
 * installs, tests, builds and runs one repository per template.
 */
export async function goldenPathChecks(tools) {
  return inLanes(LANES, tools);
}

/** Installs, tests, builds and runs a repository per pair of answers. */
export async function goldenPathPairs(tools) {
  return inLanes(PAIRS, {
    ...tools,
    env: { ...tools.env, FERRETDB: await ensureFerretDb(tools) },
  });
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
    await Promise.all(lanes.map(lane => inTurn(lane, tools)))
  ).flat();
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

async function inTurn(proofs, { node, env }) {
  const results = [];
  for (const [title, ...args] of proofs) {
    const since = Date.now();
    const { code, output } = await capture(node, args, { env });
    say(
      `${output.trim()}\n${code === 0 ? '✓' : '✗'} ${title} (${elapsed(
        since,
      )})`,
    );
    results.push(code === 0);
  }
  return results;
}
