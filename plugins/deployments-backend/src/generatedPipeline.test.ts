import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { bytesOf, renderGoldenPath } from '@jalon/golden-path';
import { GitProject } from './__testUtils__/GitProject';
import {
  component,
  ENTITY_REF,
  repositoryUrl,
  startPortal,
} from './__testUtils__/startPortal';

const run = promisify(execFile);
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
jest.setTimeout(120_000);

/** What the pipelines of golden paths say is what the portal understands. */
describe('the scripts of a generated pipeline', () => {
  let folder: string;
  let project: GitProject;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pipeline-'));
    const files = await renderGoldenPath({
      template: { name: 'nestjs-service' },
      answers: {
        name: 'orders-api',
        owner: 'group:default/orders',
        repoUrl: 'localhost?owner=acme&repo=orders-api',
      },
    });
    for (const name of ['portal-gate.sh', 'portal-report.sh']) {
      const script = files.find(
        ({ path }) => path === `.github/scripts/${name}`,
      );
      await writeFile(join(folder, name), script ? bytesOf(script) : '');
    }
    project = await GitProject.create('orders-api');
    await project.push({ 'src/main.ts': '1' }, { message: 'Begin' });
    await project.deploy('staging', '1.0.0');
    portal = await startPortal({
      knex: await databases.init('SQLITE_3'),
      directory: project.directory,
      entities: [component('orders-api', repositoryUrl('orders-api'))],
    });
  });

  afterAll(async () => {
    await portal.stop();
    await project.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const script = (name: string, args: string[], env: Record<string, string>) =>
    run('bash', [join(folder, name), ...args], {
      env: {
        ...process.env,
        PORTAL_URL: `${portal.url}/`,
        PORTAL_TOKEN: mockCredentials.service.token(),
        ENVIRONMENT: 'staging',
        ...env,
      },
    });

  it('report a deployment, and how it went', async () => {
    const commit = await project.deploy('staging', '1.1.0');
    const { stdout } = await script(
      'portal-report.sh',
      [`${ENTITY_REF}=orders-api=1.1.0`],
      {
        KIND: 'deploy',
        STATE: 'failure',
        COMMIT: commit,
        GITHUB_ACTOR: 'amel',
        GITHUB_SERVER_URL: 'http://localhost',
        GITHUB_REPOSITORY: 'acme/orders-api',
        GITHUB_RUN_ID: '7',
        GITHUB_RUN_ATTEMPT: '1',
      },
    );
    expect(stdout).toBe('');
    const { body } = await portal
      .as('guest')
      .get('/entities/component/default/orders-api/deployments');
    expect(
      body.items.map(({ version, state, sourceRefs }: any) => [
        version,
        state,
        sourceRefs.map(({ source }: any) => source).sort(),
      ]),
    ).toEqual([
      ['1.1.0', 'failure', ['git', 'github']],
      ['1.0.0', 'success', ['git']],
    ]);
  });

  it('pass a gate that is open', async () => {
    const { stdout } = await script('portal-gate.sh', [], {
      ENTITIES: ENTITY_REF,
    });
    expect(stdout).toBe('');
  });
});
