import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import createKnex from 'knex';
import { percentile, rounded } from './benchmark';
import type { Benchmark } from './benchmark';
import { startPortal } from './portal';

const run = promisify(execFile);
const PUSHES = 10;
const ASK_EVERY_MS = 50;
const OVERLAY = 'infrastructure/kubernetes/production/kustomization.yaml';

/** How long a plain push takes to be seen. */
export const visible: Benchmark = {
  name: 'visible',
  title: `From pushed commit to visible row, ${PUSHES} pushes (s)`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'benchmark-visible-'));
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'benchmark.sqlite') },
      useNullAsDefault: true,
    });
    const push = await createRepository(folder);
    await push('1.0.0');
    const portal = await startPortal({
      knex,
      repositories: join(folder, 'repositories'),
      services: [schedulerServiceFactory],
    });
    try {
      await untilVisible(portal, '1.0.0');
      const seconds: number[] = [];
      for (let index = 1; index <= PUSHES; index += 1) {
        // Not always at the same moment of the interval.
        await delay((index * 1370) % 5000);
        await push(`1.0.${index}`);
        const start = performance.now();
        await untilVisible(portal, `1.0.${index}`);
        seconds.push((performance.now() - start) / 1000);
      }
      return [
        {
          pushes: PUSHES,
          p50: rounded(percentile(seconds, 0.5)),
          p95: rounded(percentile(seconds, 0.95)),
          max: rounded(Math.max(...seconds)),
        },
      ];
    } finally {
      await portal.stop();
      await knex.destroy();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function untilVisible(
  portal: Awaited<ReturnType<typeof startPortal>>,
  version: string,
): Promise<void> {
  for (;;) {
    const { items } = await portal.get('/deployments?limit=1');
    if (items[0]?.version === version) {
      return;
    }
    await delay(ASK_EVERY_MS);
  }
}

async function createRepository(folder: string) {
  const bare = join(folder, 'repositories', 'acme', 'orders-api.git');
  const clone = join(folder, 'clone');
  await mkdir(bare, { recursive: true });
  await run('git', ['init', '--bare', '-q', '-b', 'main', bare]);
  await run('git', ['clone', '-q', bare, clone]);
  const git = (...args: string[]) =>
    run(
      'git',
      ['-c', 'user.name=CI', '-c', 'user.email=ci@acme.example', ...args],
      { cwd: clone },
    );
  return async (version: string) => {
    await mkdir(dirname(join(clone, OVERLAY)), { recursive: true });
    await writeFile(
      join(clone, OVERLAY),
      `images:\n  - name: orders-api\n    newTag: ${version}\n`,
    );
    await git('add', '-A');
    await git('commit', '-q', '-m', `Deploy ${version}`);
    await git('push', '-q', 'origin', 'HEAD:main');
  };
}
