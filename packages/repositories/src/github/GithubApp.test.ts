import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { GithubStandIn } from '../testUtils/GithubStandIn';
import { githubHostOf } from '../testUtils/githubHostOf';
import { repositoriesFromConfig } from '../service';

jest.setTimeout(60_000);

describe('A GitHub App of the integrations', () => {
  const logger = mockServices.logger.mock();
  let standIn: GithubStandIn;
  let directory: string;

  beforeAll(async () => {
    standIn = await GithubStandIn.start();
    directory = await mkdtemp(join(tmpdir(), 'jalon-app-'));
    await writeFile(join(directory, 'README.md'), '# Check-in\n');
  });

  afterEach(() => standIn.verify());

  afterAll(async () => {
    await standIn.stop();
    await rm(directory, { recursive: true, force: true });
  });

  function repositories(privateKey: string) {
    const app = {
      appId: 1,
      clientId: 'Iv1.0',
      clientSecret: 'secret',
      webhookSecret: 'secret',
      privateKey,
    };
    return repositoriesFromConfig(
      new ConfigReader({
        app: { baseUrl: 'http://localhost:7007' },
        integrations: {
          github: [
            {
              host: 'github.com',
              apiBaseUrl: standIn.apiBaseUrl,
              apps: [app],
            },
          ],
        },
      }),
      { logger },
    );
  }

  const { privateKey: key } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });

  it('reads repositories where it is installed', async () => {
    const ref = { host: 'github.com', owner: 'yonima', name: 'checkin-api' };
    const author = { name: 'Amel Diop', email: 'amel.diop@yonima.example' };
    await githubHostOf(standIn, logger).create({ ref, directory, author });
    const { content } = await repositories(key).open(ref).readFile('README.md');
    expect(content.toString()).toBe('# Check-in\n');
    const operations = standIn.requests.map(request => request.operation);
    expect(operations).toContain('apps/create-installation-access-token');
  });

  it('says where it is not installed', async () => {
    await expect(
      repositories(key)
        .open({ host: 'github.com', owner: 'elsewhere', name: 'api' })
        .defaultBranch(),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('install the app'),
    });
  });

  it('says that its key is wrong', async () => {
    await expect(
      repositories('no key')
        .open({ host: 'github.com', owner: 'yonima', name: 'checkin-api' })
        .defaultBranch(),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('privateKey'),
    });
  });
});
