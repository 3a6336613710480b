import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, launchPortal, test } from './portal';

const bundle = path.resolve(__dirname, '../dist');

const SECRETS = ['canary-of-the-sentry-token', 'canary-of-the-webhook-secret'];

/** A Sentry that nobody answers for: what is said about it must be said without its token. */
const CONFIG = `
sentry:
  demo:
    enabled: false
  instances:
    - baseUrl: http://127.0.0.1:9
      organization: yonima
      token: ${SECRETS[0]}
      webhookSecret: ${SECRETS[1]}
`;

const ERRORS = '/api/sentry/entities/component/default/checkin-api';

test('the secrets of Sentry are in no page, bundle, answer or log', async ({
  request,
}) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jalon-secrets-'));
  const config = path.join(folder, 'app-config.yaml');
  fs.writeFileSync(config, CONFIG);
  const { portal, stop } = await launchPortal([config]);
  try {
    const session = await request.get(
      `${portal.url}/api/auth/persona/refresh`,
      { headers: { 'x-jalon-persona': 'user:default/guest' } },
    );
    const { backstageIdentity } = await session.json();
    const ask = (address: string) =>
      request.get(portal.url + address, {
        headers: { authorization: `Bearer ${backstageIdentity.token}` },
      });

    await expect
      .poll(async () => (await ask(`${ERRORS}/summary`)).text(), {
        timeout: 60_000,
      })
      .toContain('unreachable');

    const said = new Map<string, string>([
      ['log', fs.readFileSync(portal.log, 'utf8')],
    ]);
    for (const address of ['/', `${ERRORS}/summary`, `${ERRORS}/issues`]) {
      said.set(address, await (await ask(address)).text());
    }
    const files = fs.readdirSync(bundle, { recursive: true }).map(String);
    for (const file of files.filter(name =>
      /\.(js|css|html|json)$/.test(name),
    )) {
      said.set(file, fs.readFileSync(path.join(bundle, file), 'utf8'));
    }
    expect(said.size).toBeGreaterThan(50);
    const leaks = [...said].filter(([, text]) =>
      SECRETS.some(secret => text.includes(secret)),
    );
    expect(leaks.map(([place]) => place)).toEqual([]);
  } finally {
    await stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
