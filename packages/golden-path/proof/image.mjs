/**
 * Builds the image of a generated backend for real, on a stand-in for the
 * official image of Node.js, and runs it as a cluster would.
 *
 *   node proof/image.mjs [directory of a rendered repository]
 *
 * Needs root, buildah, debootstrap, PostgreSQL and Redis. STAND_IN may name a
 * folder that keeps the stand-in for the next time.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { imageStore } from './image/buildah.mjs';
import { containerOf } from './image/container.mjs';
import { exists, makeStandIn } from './image/standIn.mjs';
import { inTemporaryFolder, render, write } from './lib/repository.mjs';
import { command, freePort, say, step, until } from './lib/run.mjs';
import { startServices } from './lib/services.mjs';

const UID = 1001;
const DOCKERFILE = 'infrastructure/docker/backend.Dockerfile';
const IMAGE = 'localhost/proof-backend';
const ARGUMENTS = { BUILD_DATE: '2026-11-21T00:00:00Z', VCS_REF: 'abc1234' };

/** Development packages that would make the image large and its attackers glad. */
const DEVELOPMENT = ['typescript', 'prisma', 'jest', 'eslint', 'drizzle-kit'];

/** More would mean that something came along that nothing needs. */
const MAX_MEGABYTES = 180;

/** Builds and runs the image of the backend of a rendered repository. */
export async function proveImage(directory, folder) {
  const dockerfile = join(directory, DOCKERFILE);
  const backend = join(directory, 'backend');
  const context = (await exists(join(backend, 'package.json')))
    ? backend
    : directory;
  const store = await imageStore(join(folder, 'images'));
  try {
    const rootfs = process.env.STAND_IN ?? join(folder, 'stand-in');
    await step('a stand-in for the image of Node.js', async () => {
      await makeStandIn(rootfs);
      await store.add(rootfs, await baseOf(dockerfile));
    });
    await step('[N01] [N03] [N04] the image is built', () =>
      store.build({ dockerfile, context, name: IMAGE, args: ARGUMENTS }),
    );
    const image = await store.open(IMAGE);
    await proveContent(image);
    await proveRunning(image, directory, folder);
  } finally {
    await store.remove();
  }
}

async function baseOf(dockerfile) {
  const [, name] = /^FROM (\S+) AS /m.exec(await readFile(dockerfile, 'utf8'));
  return `docker.io/library/${name}`;
}

async function proveContent({ config, root }) {
  await step('[N05] [N06] [N07] [N08] [N09] it says how it is run', () => {
    const prefix = 'org.opencontainers.image';
    expectEqual(
      {
        user: config.User,
        entrypoint: config.Entrypoint,
        health: config.Healthcheck.Test.slice(0, 2),
        created: config.Labels[`${prefix}.created`],
        revision: config.Labels[`${prefix}.revision`],
        volumes: Object.keys(config.Volumes).sort(),
      },
      {
        user: 'nestjs',
        entrypoint: ['dumb-init', '--'],
        health: ['CMD', 'curl'],
        created: ARGUMENTS.BUILD_DATE,
        revision: ARGUMENTS.VCS_REF,
        volumes: ['/app/logs', '/tmp'],
      },
    );
  });
  await step(
    '[N04] [N10] [N11] it holds what runs and nothing else',
    async () => {
      const app = join(root, 'app');
      const left = await command('ls', ['-A', app]);
      expectEqual(left.trim().split('\n').sort(), [
        'dist',
        'logs',
        'node_modules',
        'package.json',
      ]);
      for (const name of DEVELOPMENT) {
        if (await exists(join(app, 'node_modules', name))) {
          throw new Error(`The image holds ${name}`);
        }
      }
      const foreign = await command('find', [
        ...[app, '-not', '-path', join(app, 'logs')],
        ...[
          '(',
          '-uid',
          String(UID),
          '-o',
          '-perm',
          '-o+w',
          '-not',
          '-type',
          'l',
          ')',
        ],
      ]);
      expectEqual(foreign.trim(), '');
    },
  );
  await step('[N10] it is small', async () => {
    const output = await command('du', ['-sm', join(root, 'app')]);
    const size = Number.parseInt(output, 10);
    say(`    ${size} MB on top of Node.js`);
    if (size > MAX_MEGABYTES) {
      throw new Error(`More than ${MAX_MEGABYTES} MB`);
    }
  });
}

async function proveRunning(image, directory, folder) {
  const answers = parse(
    await readFile(join(directory, '.jalon/golden-path.yaml'), 'utf8'),
  ).answers;
  const services = await startServices(folder, answers);
  try {
    const databaseUrl = await services.createDatabase(answers);
    const port = await freePort();
    const container = containerOf(image, {
      uid: UID,
      volumes: ['/tmp', '/app/logs'],
      env: {
        DATABASE_URL: databaseUrl,
        REDIS_URL: services.redisUrl,
        JWT_SECRET: 'a-secret-of-the-proof-with-enough-characters',
        PORT: String(port),
      },
    });
    await step('[N58] it applies the migrations', async () => {
      await container.exec(['node', 'dist/migrate.js']);
      await services.expectTables(databaseUrl);
    });
    await step('[N09] [N43] it writes to its volumes only', async () => {
      await container.exec(['sh', '-c', 'touch /tmp/a /app/logs/a']);
      const refused = await container
        .exec(['touch', '/app/a'])
        .catch(error => error.message);
      if (!/Read-only file system/.test(refused)) {
        throw new Error(`The file system can be written to: ${refused}`);
      }
    });
    await proveServing('API', container, image.config, port);
    await proveServing('worker', container, image.config, port, [
      ...image.config.Cmd.slice(0, -1),
      'dist/worker.js',
    ]);
  } finally {
    await services.stop();
  }
}

async function proveServing(what, container, config, port, args) {
  const server = container.start(args);
  try {
    const [, ...health] = config.Healthcheck.Test.map(word =>
      word.replace(':3001/', `:${port}/`),
    );
    await step(`[N07] the ${what} passes its own health check`, () =>
      until('health', () => container.exec(health), {
        process: server,
        timeout: 60_000,
      }),
    );
    await step(`[N05] [N42] the ${what} runs as ${UID}`, async () => {
      const uids = await command('ps', ['-o', 'uid=', '--ppid', server.pid]);
      expectEqual(uids.trim(), String(UID));
    });
  } finally {
    await step(
      `[N06] [N128] the ${what} ends in order on SIGTERM`,
      async () => {
        const code = await server.stop();
        if (code !== 0) {
          throw new Error(`It ended with ${code}\n${server.log()}`);
        }
      },
    );
  }
}

function expectEqual(actual, expected) {
  const [a, b] = [actual, expected].map(value => JSON.stringify(value));
  if (a !== b) {
    throw new Error(`${a} instead of ${b}`);
  }
}

if (import.meta.filename === process.argv[1]) {
  const [, , given] = process.argv;
  await inTemporaryFolder(async folder => {
    const directory = given ? resolve(given) : join(folder, 'repository');
    if (!given) {
      await write(directory, await render('nestjs-service', {}));
    }
    await proveImage(directory, folder);
  });
}
