import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What took part in a proof, said as it passes. */
export async function step(title, action) {
  const since = Date.now();
  try {
    const result = await action();
    say(`  ✓ ${title} (${seconds(since)})`);
    return result;
  } catch (error) {
    throw new Error(`${title} failed\n${error.message}`);
  }
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** Runs a program to its end; throws with what it wrote when it fails. */
export async function command(file, args, options = {}) {
  const { env, ...rest } = options;
  try {
    const { stdout } = await execute(file, args, {
      env: environment(env),
      maxBuffer: 64 * 1024 * 1024,
      timeout: 600_000,
      ...rest,
    });
    return stdout;
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Error(`${file} is not installed`);
    }
    const output = [error.stdout, error.stderr].filter(Boolean).join('\n');
    throw new Error(output.slice(-20_000) || error.message);
  }
}

/** Starts a program that goes on until `stop`, which gives its exit code. */
export function start(file, args, { cwd, env } = {}) {
  const child = spawn(file, args, {
    cwd,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const remember = chunk => {
    log = `${log}${chunk}`.slice(-200_000);
  };
  child.stdout.on('data', remember);
  child.stderr.on('data', remember);
  const exit = once(child, 'exit');
  return {
    pid: child.pid,
    running: () => child.exitCode === null && child.signalCode === null,
    log: () => log,
    /** Its exit code, once it ends by itself. */
    async ended() {
      const [code] = await exit;
      return code;
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await exit;
      return code;
    },
  };
}

/** Asks until the condition gives something; throws when time is up. */
export async function until(
  what,
  condition,
  { timeout = 30_000, process: child } = {},
) {
  const deadline = Date.now() + timeout;
  for (;;) {
    const result = await condition().catch(() => undefined);
    if (result !== undefined && result !== false) {
      return result;
    }
    if (child && !child.running()) {
      throw new Error(`${what}: the process ended\n${child.log()}`);
    }
    if (Date.now() > deadline) {
      throw new Error(
        `${what}: nothing in ${timeout} ms\n${child?.log() ?? ''}`,
      );
    }
    await wait(100);
  }
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The environment without what a test runner around this may have set. */
export function environment(extra = {}) {
  const {
    NODE_OPTIONS,
    NODE_ENV,
    JEST_WORKER_ID,
    npm_config_local_prefix: prefix,
    npm_package_json: manifest,
    INIT_CWD,
    ...rest
  } = process.env;
  return { ...rest, ...extra };
}
