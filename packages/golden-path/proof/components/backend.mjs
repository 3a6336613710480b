import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, freePort, start, step, until } from '../lib/run.mjs';
import { prove as proveMigrations } from './migrations.mjs';
import { token } from './token.mjs';

/**
 * Does with a generated service what its README, its pipeline and its image do,
 * on the services given: databases, Redis, and how to look into them.
 */
export async function proveBackend(
  directory,
  { answers, services, runtime, installer },
) {
  const databaseUrl = await services.createDatabase(answers);
  const env = {
    ...runtime,
    DATABASE_URL: databaseUrl,
    REDIS_URL: services.redisUrl,
    JWT_SECRET: 'a-secret-of-the-proof-with-enough-characters',
    LOG_LEVEL: 'info',
  };
  const npm = (...args) => command('npm', args, { cwd: directory, env });
  await step('[S05] [N03] npm ci installs what the lockfile says', () =>
    installer.install(directory),
  );
  await step('[N92] [N129] [C14] npm run lint finds nothing', () =>
    npm('run', 'lint'),
  );
  await step('[N92] npm run type-check', () => npm('run', 'type-check'));
  await step('[N93] [C4] npm run test:coverage reaches the threshold', () =>
    npm('run', 'test:coverage'),
  );
  await step('[N98] [S15] npm run migrations:check', () =>
    npm('run', 'migrations:check'),
  );
  await step('[N100] npm run build', () => npm('run', 'build'));
  await proveMigrations(directory, answers, { env, services });
  await step('[N94] [N135] npm run test:e2e on real data stores', () =>
    npm('run', 'test:e2e'),
  );
  await step('[N99] [N126] [S16] openapi.json is current', async () => {
    const before = await readFile(join(directory, 'openapi.json'), 'utf8');
    await npm('run', 'openapi:export');
    const after = await readFile(join(directory, 'openapi.json'), 'utf8');
    if (before !== after) {
      throw new Error('npm run openapi:export changes openapi.json');
    }
  });
  await step('[N125] refuses to start unconfigured, in sentences', () =>
    expectRefusal(directory, env),
  );
  await proveRunning(directory, answers, env);
}

async function expectRefusal(directory, { DATABASE_URL: _, ...env }) {
  const service = start('node', ['dist/main.js'], {
    cwd: directory,
    env: { ...env, DATABASE_URL: '', RATE_LIMIT_PER_MINUTE: 'many' },
  });
  const code = await service.ended();
  const said = ['DATABASE_URL must', 'RATE_LIMIT_PER_MINUTE must'].every(text =>
    service.log().includes(text),
  );
  if (code === 0 || !said || service.log().includes('    at ')) {
    throw new Error(`It ended with ${code} and said\n${service.log()}`);
  }
}

async function proveRunning(directory, answers, env) {
  const port = await freePort();
  const api = start('node', ['--enable-source-maps', 'dist/main.js'], {
    cwd: directory,
    env: {
      ...env,
      NODE_ENV: 'production',
      PORT: String(port),
      RATE_LIMIT_PER_MINUTE: '10000000',
    },
  });
  const base = `http://127.0.0.1:${port}`;
  const get = (path, headers = {}) => fetch(`${base}${path}`, { headers });
  try {
    await until('The service', async () => (await get('/api/v1/health')).ok, {
      process: api,
    });
    await step(
      '[N120] [C2] health answers under both of its paths',
      async () => {
        for (const path of [
          '/api/v1/health',
          '/health',
          '/api/v1/health/live',
        ]) {
          expectStatus(path, await get(path), 200);
        }
      },
    );
    await step('[N121] [N60] metrics are those that alerts read', () =>
      expectMetrics(get),
    );
    await step(
      '[N127] refuses strangers, and bad input of those it knows',
      async () => {
        expectStatus('without a token', await post(base, {}, {}), 401);
        const authorization = `Bearer ${await token(env.JWT_SECRET)}`;
        expectStatus(
          'empty note',
          await post(base, {}, { authorization }),
          400,
        );
        const created = await post(base, { title: 'Proof' }, { authorization });
        expectStatus('note', created, 201);
        const list = await get('/api/v1/notes', { authorization });
        if (!(await list.text()).includes('Proof')) {
          throw new Error('The list does not show the note');
        }
      },
    );
    await step(
      '[N122] [N86] logs are JSON lines with the request id',
      async () => {
        await get('/api/v1/health', { 'x-request-id': 'proof-1' });
        await get('/api/v1/notes', { 'x-request-id': 'proof-2' });
        await until('the log line', async () => {
          const lines = api
            .log()
            .trim()
            .split('\n')
            .map(line => JSON.parse(line));
          return lines.some(line => line.request_id === 'proof-2');
        });
      },
    );
    await step(
      '[N132] [N136] bears a hundred requests at once, and its memory is stable',
      () =>
        command(
          'npm',
          ['run', 'load-test', '--', `${base}/api/v1/notes?limit=20`],
          {
            cwd: directory,
            env,
          },
        ),
    );
    await proveWorker(directory, env);
  } finally {
    await step('[N128] SIGTERM ends it in order', async () => {
      const code = await api.stop();
      if (code !== 0) {
        throw new Error(`The service ended with ${code}\n${api.log()}`);
      }
    });
  }
}

async function proveWorker(directory, env) {
  const port = await freePort();
  const worker = start('node', ['--enable-source-maps', 'dist/worker.js'], {
    cwd: directory,
    env: { ...env, NODE_ENV: 'production', PORT: String(port) },
  });
  const proof = step(
    '[N123] [S19] the worker of the same code is healthy',
    () =>
      until(
        'The worker',
        async () => (await fetch(`http://127.0.0.1:${port}/api/v1/health`)).ok,
        { process: worker },
      ),
  );
  const code = await proof.then(
    () => worker.stop(),
    async error => {
      await worker.stop();
      throw error;
    },
  );
  if (code !== 0) {
    throw new Error(`The worker ended with ${code}\n${worker.log()}`);
  }
}

async function expectMetrics(get) {
  const text = await (await get('/api/v1/metrics')).text();
  const names = [
    'http_request_duration_seconds_bucket',
    'process_cpu_seconds_total',
    'nodejs_eventloop_lag_p99_seconds',
    'db_pool_connections',
  ];
  const missing = names.filter(name => !text.includes(name));
  if (missing.length > 0) {
    throw new Error(`No metric ${missing.join(', ')} in\n${text}`);
  }
}

function post(base, body, headers) {
  return fetch(`${base}/api/v1/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

function expectStatus(what, response, status) {
  if (response.status !== status) {
    throw new Error(`${what}: ${response.status} instead of ${status}`);
  }
}
