import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { UserError } from './console.mjs';
import { root } from './paths.mjs';

const READY_WITHIN_MS = 120_000;

export const portOf = env => Number(env.PORT || 7007);

/** Throws a `UserError` when something else listens on the port already. */
export async function ensurePortFree(port) {
  const code = await new Promise(resolve => {
    const server = net.createServer();
    server.once('error', error => resolve(error.code));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
  if (code === 'EADDRINUSE') {
    throw new UserError(
      `Port ${port} is in use by another program: stop it, or choose another port with PORT=${
        port + 1
      } npm start.`,
    );
  }
  if (code) {
    throw new UserError(`Cannot listen on port ${port} (${code}).`);
  }
}

async function ask(url, headers = {}) {
  try {
    const response = await fetch(url, {
      headers,
      signal: AbortSignal.timeout(5_000),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

/**
 * Whether a person can sign in: the backend answers, and the catalog knows the
 * demo's users (or the configuration has no personas).
 */
async function isReady(url) {
  const health = await ask(`${url}/.backstage/health/v1/readiness`);
  if (health.status !== 200) {
    return false;
  }
  const session = await ask(`${url}/api/auth/persona/refresh`, {
    'x-jalon-persona': 'user:default/guest',
  });
  return (
    session.status === 200 ||
    session.status === 403 ||
    session.body.includes('Unknown auth provider')
  );
}

/**
 * Starts the backend, which also serves the built frontend, and answers once
 * it is ready.
 *
 * `data`: folder of its databases, repositories and log. `config`: further
 * configuration files.
 * Throws a `UserError` when it ends or is not ready within two minutes.
 */
export async function startPortal({ node, env, data, config = [] }) {
  const log = path.join(data, 'portal.log');
  const out = fs.openSync(log, 'w');
  const local = path.join(root, 'app-config.local.yaml');
  const files = [
    path.join(root, 'app-config.yaml'),
    ...(fs.existsSync(local) ? [local] : []),
    ...config,
  ];
  const child = spawn(
    node,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/index.ts',
      ...files.flatMap(file => ['--config', file]),
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      env: { NODE_ENV: 'development', ...env, JALON_DATA_DIR: data },
      stdio: ['ignore', out, out],
    },
  );
  fs.closeSync(out);
  const ended = new Promise(resolve => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const url = `http://localhost:${portOf(env)}`;
  await untilReady(url, child, ended, log);
  return { url, child, ended, log };
}

/** What the log says, without the requests that asked whether it is ready. */
const told = log =>
  fs
    .readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .filter(line => !line.includes('/.backstage/health/'));

async function untilReady(url, child, ended, log) {
  const deadline = Date.now() + READY_WITHIN_MS;
  let running = true;
  ended.then(() => {
    running = false;
  });
  while (!(await isReady(url))) {
    const lines = told(log);
    const failed = lines.some(line => line.includes('Backend startup failed'));
    if (!running || failed || Date.now() > deadline) {
      child.kill();
      throw new UserError(
        `${lines
          .slice(-15)
          .join(
            '\n',
          )}\n\nThe portal did not start; all of its output is in ${log}`,
      );
    }
    await Promise.race([
      ended,
      new Promise(resolve => setTimeout(resolve, 500)),
    ]);
  }
}
