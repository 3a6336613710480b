import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { elapsed, say, UserError } from './console.mjs';
import { root, toolsDir } from './paths.mjs';

/**
 * Runs a program to its end with its output on the console, and answers its
 * exit code.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      ...options,
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** Runs a program quietly and answers `{ code, output }`. */
export function capture(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    child.on('error', error => resolve({ code: 127, output: error.message }));
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program to its end with its output on the console, each line behind
 * the prefix that tells it from others at the same time, and answers its exit
 * code.
 */
export async function prefixed(prefix, command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  for (const stream of [child.stdout, child.stderr]) {
    readline
      .createInterface({ input: stream })
      .on('line', line => say(`${prefix}${line}`));
  }
  const [code] = await once(child, 'close');
  return code ?? 1;
}

/**
 * Runs a long step with its output in a log file, telling every ten seconds
 * that it is still at work. Throws a `UserError` with the end of the log when
 * it fails.
 */
export async function step(title, command, args, options = {}) {
  const since = Date.now();
  fs.mkdirSync(toolsDir, { recursive: true });
  const log = path.join(toolsDir, `${options.log ?? 'step'}.log`);
  const out = fs.openSync(log, 'w');
  say(`${title} …`);
  const heartbeat = setInterval(
    () => say(`  still at it, ${elapsed(since)}`),
    10_000,
  );
  try {
    const code = await run(command, args, {
      ...options,
      stdio: ['ignore', out, out],
    });
    if (code !== 0) {
      const tail = fs.readFileSync(log, 'utf8').trim().split('\n').slice(-15);
      throw new UserError(
        `${tail.join('\n')}\n\n${title} failed; all of its output is in ${log}`,
      );
    }
  } finally {
    clearInterval(heartbeat);
    fs.closeSync(out);
  }
  say(`  done in ${elapsed(since)}`);
}
