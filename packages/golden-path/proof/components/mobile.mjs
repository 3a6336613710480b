import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { command, step } from '../lib/run.mjs';

/** Does with a generated app what its README and its pipeline do. */
export async function proveMobile(directory, { runtime, installer }) {
  const env = {
    ...runtime,
    EXPO_PUBLIC_API_URL: 'https://api.checkin.example.com',
    EXPO_NO_TELEMETRY: '1',
    EXPO_OFFLINE: '1',
    CI: '1',
  };
  const npm = (...args) => command('npm', args, { cwd: directory, env });
  await step('[E07] npm ci installs what the lockfile says', () =>
    installer.install(directory),
  );
  await step('[E07] npm run lint finds nothing', () => npm('run', 'lint'));
  await step('[E07] npm run type-check', () => npm('run', 'type-check'));
  await step('[E15] npm run test:coverage reaches the threshold', () =>
    npm('run', 'test:coverage'),
  );
  await step('[E07] [C22] exports for Android and the web', async () => {
    await npm('run', 'export');
    const exported = await readdir(join(directory, 'dist'), {
      recursive: true,
    });
    for (const pattern of [/\.hbc$/, /index\.html$/]) {
      if (!exported.some(path => pattern.test(path))) {
        throw new Error(
          `No file like ${pattern} among\n${exported.join('\n')}`,
        );
      }
    }
  });
  await step('[E10] no secret is in the bundle', () =>
    npm('run', 'check:bundle'),
  );
}
