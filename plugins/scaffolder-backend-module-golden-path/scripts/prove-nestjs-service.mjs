/**
 * Proves the golden path "NestJS service" the hard way: renders it with the
 * real actions and answers that do their worst, publishes it to a local
 * repository, clones that, and does with the clone what its README, its
 * pipeline, its image and a cluster do.
 *
 *   node scripts/prove-nestjs-service.mjs [--keep]
 *
 * Needs Node.js 24, npm, git and kubectl; runs hadolint and actionlint too
 * where they are installed. KUBECTL, HADOLINT and ACTIONLINT may name others.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const templateFile = fileURLToPath(
  new URL('../../../templates/nestjs-service/template.yaml', import.meta.url),
);
const kubectl = process.env.KUBECTL ?? 'kubectl';

const answers = {
  // As long as a DNS label may be
  name: `orders-api-${'x'.repeat(51)}1`,
  owner: 'group:default/checkin',
  description:
    'Orders: "all" of \'them\' & `more` #1 ${{ github.token }} $(id) {{x}} [l](u) <b> \\ %s *end* | !tag',
  repoUrl: 'localhost?owner=Acme&repo=orders-api',
  domain: 'checkin.example.com',
};

async function main() {
  const work = await mkdtemp(join(tmpdir(), 'golden-path-'));
  const started = Date.now();
  try {
    const clone = join(work, 'clone');
    await step('render and publish', () => renderAndPublish(work, clone));
    for (const folder of ['base', 'staging', 'production']) {
      await step(`kubectl kustomize ${folder}`, () =>
        command(kubectl, [
          'kustomize',
          join(clone, 'infrastructure/kubernetes', folder),
        ]),
      );
    }
    await lintFiles(clone);
    for (const script of [
      ['ci', '--no-audit', '--no-fund'],
      ['run', 'lint'],
      ['run', 'type-check'],
      ['test'],
      ['run', 'test:coverage'],
      ['run', 'test:e2e'],
      ['run', 'migrations:check'],
      ['run', 'build'],
      // What the image holds
      ['prune', '--omit=dev', '--no-audit', '--no-fund'],
    ]) {
      await step(`npm ${script.join(' ')}`, () =>
        command('npm', script, { cwd: clone }),
      );
    }
    await step('boot, answer and stop', () => boot(clone));
    await step('git status is clean', () => assertClean(clone));
    say(`proved in ${seconds(started)}`);
  } finally {
    if (process.argv.includes('--keep')) {
      say(`kept in ${work}`);
    } else {
      await rm(work, { recursive: true, force: true });
    }
  }
}

async function renderAndPublish(work, clone) {
  require('@backstage/cli/config/nodeTransform.cjs');
  const { ConfigReader } = require('@backstage/config');
  const { ScmIntegrations } = require('@backstage/integration');
  const { repositoriesFromConfig } = require('@jalon/repositories');
  const { parse } = require('yaml');
  const actions = require('../src/actions/index.ts');

  const logger = silentLogger();
  const config = new ConfigReader({
    app: { baseUrl: 'http://localhost:7007' },
    repositories: { local: { directory: join(work, 'repositories') } },
  });
  const repositories = repositoriesFromConfig(config, { logger });
  const catalog = { getEntityByRef: async () => undefined };
  const integrations = ScmIntegrations.fromConfig(config);
  const template = parse(await readFile(templateFile, 'utf8'));
  const outputs = {};
  const context = input => ({
    input,
    logger,
    workspacePath: join(work, 'workspace'),
    templateInfo: {
      entityRef: 'template:default/nestjs-service',
      baseUrl: pathToFileURL(templateFile).href,
      entity: { metadata: template.metadata },
    },
    task: { id: 'proof' },
    checkpoint: ({ fn }) => fn(),
    createTemporaryDirectory: () => mkdtemp(join(work, 'tmp-')),
    getInitiatorCredentials: async () => ({}),
    output: (name, value) => {
      outputs[name] = value;
    },
  });
  const values = { values: answers };
  for (const [action, input] of [
    [actions.createNestjsAction({ integrations, reader: {} }), values],
    [actions.createDockerAction(), values],
    [actions.createKustomizeAction(), values],
    [actions.createCiAction(), values],
    [actions.createCatalogInfoAction(), values],
    [actions.createTodoAction(), {}],
    [actions.createRecordAction(), { answers }],
    [actions.createPublishAction({ repositories, catalog }), values],
  ]) {
    await action.handler(context(input));
  }
  await command('git', ['clone', '--quiet', outputs.remoteUrl, clone]);
}

/** The Dockerfile and the workflow, where their linters are installed. */
async function lintFiles(clone) {
  const linters = [
    [
      process.env.HADOLINT ?? 'hadolint',
      ['infrastructure/docker/backend.Dockerfile'],
    ],
    [
      process.env.ACTIONLINT ?? 'actionlint',
      ['.github/workflows/backend-ci.yml'],
    ],
  ];
  for (const [linter, files] of linters) {
    const installed = await run(linter, ['--version']).catch(() => undefined);
    if (installed) {
      await step(linter, () => command(linter, files, { cwd: clone }));
    } else {
      say(`${linter} is not installed: left out`);
    }
  }
}

async function boot(clone) {
  const port = await freePort();
  const service = spawn(process.execPath, ['dist/main.js'], {
    cwd: clone,
    env: { ...environment(), NODE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  service.stdout.on('data', chunk => {
    log += chunk;
  });
  const exit = once(service, 'exit');
  try {
    const health = await healthOf(port, service);
    if (health.status !== 'ok' || health.service !== answers.name) {
      throw new Error(`The service answered ${JSON.stringify(health)}`);
    }
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/notes`, {
      headers: { 'x-request-id': 'proof-1' },
    });
    if (response.headers.get('x-request-id') !== 'proof-1') {
      throw new Error('The service does not return the request id');
    }
    await response.text();
  } finally {
    service.kill('SIGTERM');
  }
  const [code] = await exit;
  const lines = log.trim().split('\n').map(JSON.parse);
  if (code !== 0 || !lines.some(line => line.request_id === 'proof-1')) {
    throw new Error(`The service ended with ${code} after logging\n${log}`);
  }
}

async function healthOf(port, service) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/health`);
      return await response.json();
    } catch (error) {
      if (service.exitCode !== null || Date.now() > deadline) {
        throw new Error(`The service does not answer: ${error.message}`);
      }
      await wait(100);
    }
  }
}

/** Nothing that the commands leave behind would be committed. */
async function assertClean(clone) {
  const { stdout } = await run('git', ['status', '--porcelain'], {
    cwd: clone,
  });
  if (stdout) {
    throw new Error(`Generated or changed by the commands:\n${stdout}`);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function step(title, action) {
  const started = Date.now();
  try {
    await action();
  } catch (error) {
    throw new Error(`${title} failed\n${error.message}`);
  }
  say(`${title}: ${seconds(started)}`);
}

async function command(file, args, options = {}) {
  try {
    await run(file, args, {
      env: environment(),
      maxBuffer: 64 * 1024 * 1024,
      timeout: 120_000,
      ...options,
    });
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Error(`${file} is not installed`);
    }
    throw new Error([error.stdout, error.stderr].filter(Boolean).join('\n'));
  }
}

/** The environment without what a test runner around this may have set. */
function environment() {
  const { NODE_OPTIONS, NODE_ENV, JEST_WORKER_ID, ...rest } = process.env;
  return rest;
}

function silentLogger() {
  const logger = {};
  for (const level of ['debug', 'info', 'warn', 'error']) {
    logger[level] = () => {};
  }
  logger.child = () => logger;
  return logger;
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

await main();
