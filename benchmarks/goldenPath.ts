import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  bytesOf,
  renderGoldenPath,
  validateRepository,
} from '../packages/golden-path/src';
import { measureInTurn, percentile, rounded } from './benchmark';
import type { Benchmark, Row } from './benchmark';

const run = promisify(execFile);
const PEER = '@nestjs/cli@12.0.8';
const ROUNDS = { warmUp: 1, rounds: 20 };

type Scaffold = (directory: string) => Promise<unknown>;

/** The dry run of a whole repository against the usual start of a service. */
export const goldenPath: Benchmark = {
  name: 'golden-path',
  title: `A NestJS repository on disk, ${ROUNDS.rounds} times, against nest new of ${PEER} (s)`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'benchmark-golden-path-'));
    try {
      return await measure(folder, {
        'nest new': await installPeer(join(folder, 'peer')),
        'all files': to => dryRun(to, { validate: false }),
        'and validated': to => dryRun(to, { validate: true }),
        'in a process of its own': inOwnProcess,
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Renders `nestjs-service` with the default answers and writes its files. */
export async function dryRun(
  directory: string,
  options: { validate: boolean },
): Promise<void> {
  const files = await renderGoldenPath({
    template: { name: 'nestjs-service' },
    answers: { name: 'orders', owner: 'group:default/checkin' },
  });
  if (options.validate) {
    await validateRepository(files);
  }
  for (const file of files) {
    const path = join(directory, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytesOf(file));
  }
}

async function measure(
  folder: string,
  cases: { 'nest new': Scaffold; [name: string]: Scaffold },
): Promise<Row[]> {
  const last: Record<string, string> = {};
  const calls = Object.entries(cases).map(
    ([name, scaffold]) =>
      [
        name,
        async () => {
          // Nothing is emptied while the clock runs
          last[name] = await mkdtemp(join(folder, 'call-'));
          await scaffold(last[name]);
        },
      ] as const,
  );
  const times = await measureInTurn(Object.fromEntries(calls), ROUNDS);
  const peer = times['nest new'];
  return Promise.all(
    Object.entries(times).map(async ([name, values]) => ({
      case: name,
      files: await countFiles(last[name]),
      ...spread(
        's',
        values.map(value => value / 1000),
      ),
      // Each call against its neighbour, which met the same conditions
      ...spread(
        'ratio',
        values.map((value, index) => value / peer[index]),
      ),
    })),
  );
}

/** As `npx` does, but once: fetching the peer is not what is measured. */
async function installPeer(folder: string): Promise<Scaffold> {
  await mkdir(folder);
  await run('npm', ['install', '--no-audit', '--no-fund', PEER], {
    cwd: folder,
  });
  const nest = join(folder, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const args = ['new', 'orders', '--package-manager', 'npm'];
  return directory =>
    runNode([nest, ...args, '--skip-install', '--skip-git'], directory);
}

/** With what it takes to start Node and to compile our TypeScript. */
async function inOwnProcess(directory: string): Promise<void> {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  await runNode(
    ['--require', transform, join(__dirname, 'goldenPathProcess.ts')],
    directory,
  );
}

/** The peer starts another Node: the same one, so it goes first on the path. */
async function runNode(args: string[], directory: string): Promise<void> {
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const call = run(process.execPath, args, {
    cwd: directory,
    env: { ...process.env, PATH: path },
    timeout: 120_000,
  });
  call.child.stdin?.end();
  await call;
}

async function countFiles(directory: string): Promise<number> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  return entries.filter(entry => entry.isFile()).length;
}

function spread(name: string, values: readonly number[]): Row {
  const of = (share: number) => rounded(percentile(values, share));
  return {
    [`${name} min`]: of(0),
    [`${name} median`]: of(0.5),
    [`${name} max`]: of(1),
  };
}
