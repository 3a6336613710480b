import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { command, freePort, start, step, until } from '../lib/run.mjs';

const API_URL = 'https://api.checkin.example.com';

/** Does with a generated frontend what its README, pipeline and image do. */
export async function proveFrontend(directory, { runtime, installer }) {
  const env = {
    ...runtime,
    NEXT_PUBLIC_API_URL: API_URL,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const npm = (...args) => command('npm', args, { cwd: directory, env });
  await step('[W01] npm ci installs what the lockfile says', () =>
    installer.install(directory),
  );
  await step('[W04] npm run lint finds nothing', () => npm('run', 'lint'));
  await step('[W04] npm run type-check', () => npm('run', 'type-check'));
  await step('[W04] npm run test:coverage reaches the threshold', () =>
    npm('run', 'test:coverage'),
  );
  await step('[W02] npm run build makes a standalone server', () =>
    npm('run', 'build'),
  );
  await proveServing(directory, env);
}

/** Arranges the files as the image does, and asks the server. */
async function proveServing(directory, env) {
  const standalone = join(directory, '.next/standalone');
  await cp(join(directory, '.next/static'), join(standalone, '.next/static'), {
    recursive: true,
  });
  await cp(join(directory, 'public'), join(standalone, 'public'), {
    recursive: true,
  });
  const port = await freePort();
  const server = start('node', ['server.js'], {
    cwd: standalone,
    env: {
      ...env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
    },
  });
  const get = path => fetch(`http://127.0.0.1:${port}${path}`);
  try {
    await until('The frontend', async () => (await get('/api/health')).ok, {
      process: server,
    });
    await step(
      '[W03] [W06] [W07] serves its pages, health and metrics',
      async () => {
        for (const path of [
          '/',
          '/api/health',
          '/api/metrics',
          '/robots.txt',
          '/sitemap.xml',
        ]) {
          const response = await get(path);
          if (response.status !== 200) {
            throw new Error(
              `${path} answers ${response.status}\n${server.log()}`,
            );
          }
          await response.text();
        }
      },
    );
  } finally {
    await server.stop();
  }
}
