import { resolve } from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';

const TOKEN = 'sntrys_must-not-reach-a-browser';
const SECRET = 'signs-webhooks-and-must-not-either';

const config = {
  app: { title: 'Portal', baseUrl: 'https://portal.example' },
  backend: {
    baseUrl: 'https://portal.example',
    listen: ':7007',
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
  sentry: {
    instances: [
      {
        name: 'default',
        baseUrl: 'https://sentry.example',
        organization: 'acme',
        token: TOKEN,
        webhookSecret: SECRET,
      },
    ],
    access: 'readers',
  },
};

/** The configuration's schema of the packages in these folders together. */
async function schemaOf(...folders: string[]) {
  const schema = await loadConfigSchema({
    dependencies: [],
    packagePaths: folders.map(folder =>
      resolve(__dirname, folder, 'package.json'),
    ),
  });
  const see = (visibility: 'frontend' | 'backend' | 'secret') =>
    schema.process([{ context: 'test', data: config }], {
      visibility: [visibility],
    });
  return { see };
}

describe('configuration', () => {
  it('keeps all of it from the app', async () => {
    const { see } = await schemaOf('../../../packages/app', '..');
    const [{ data }] = see('frontend');
    expect(data).toMatchObject({ app: config.app });
    expect(data).not.toHaveProperty('sentry');
  });

  it('marks token and webhook secret as secrets', async () => {
    const { see } = await schemaOf('..');
    const [{ data }] = see('secret');
    expect(data).toMatchObject({
      sentry: { instances: [{ token: TOKEN, webhookSecret: SECRET }] },
    });
    expect(JSON.stringify(see('backend'))).not.toMatch(
      new RegExp(`${TOKEN}|${SECRET}`),
    );
  });
});
