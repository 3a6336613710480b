import { mockServices } from '@backstage/backend-test-utils';
import { repositoriesFromConfig } from '@jalon/repositories';
import { GitProject, overlay } from '../__testUtils__/GitProject';
import { component, ENTITY_REF } from '../__testUtils__/startPortal';
import { DEFAULT_RULES } from '../domain/environments';
import type { DeploymentRecord } from '../domain/types';
import { GitDeploymentSource } from './GitDeploymentSource';

jest.setTimeout(60_000);

const BASE = 'http://localhost:7007/repositories/acme/orders-api/tree/main';
const FOLDER = 'services/orders';
const production = `${FOLDER}/deploy/production/kustomization.yaml`;
const staging = `${FOLDER}/deploy/staging/kustomization.yaml`;

describe('GitDeploymentSource', () => {
  let project: GitProject;
  let source: GitDeploymentSource;

  beforeEach(async () => {
    project = await GitProject.create('orders-api');
    source = sourceWith(500);
  });

  afterEach(() => project.remove());

  function sourceWith(historyLimit: number) {
    const config = mockServices.rootConfig({
      data: {
        app: { baseUrl: 'http://localhost:7007' },
        repositories: { local: { directory: project.directory } },
      },
    });
    const logger = mockServices.logger.mock();
    const repositories = repositoriesFromConfig(config, { logger });
    return new GitDeploymentSource({
      repositories,
      rules: DEFAULT_RULES,
      historyLimit,
    });
  }

  function entityWith(annotations: Record<string, string>) {
    const entity = component('orders', `${BASE}/${FOLDER}/`);
    Object.assign(entity.metadata.annotations ?? {}, annotations);
    return entity;
  }

  async function read(since?: string, known: DeploymentRecord[] = []) {
    const location = source.locate(
      entityWith({ 'jalon.dev/environments-path': 'deploy' }),
    );
    if (!location) {
      throw new Error('The entity has no overlays');
    }
    const of = (environment: string) =>
      known.filter(item => item.environment === environment).reverse();
    return source.read(location, {
      entityRef: ENTITY_REF,
      since,
      position: await source.position(location),
      now: '2026-11-21T00:00:00.000Z',
      knownEnvironments: new Set(known.map(item => item.environment)),
      known: async environment => of(environment),
      applicationCommits: async () => new Map(),
      actorOf: async ({ name }) => ({ displayName: name }),
    });
  }

  const names = (items: readonly DeploymentRecord[]) =>
    items.map(item => `${item.environment} ${item.version}`);

  it('reads an entity in a folder of a larger repository', async () => {
    await project.push({ 'README.md': '1' }, { date: '2026-11-01T00:00:00Z' });
    await project.push(
      { [`${FOLDER}/main.ts`]: '1' },
      { date: '2026-11-01T01:00:00Z' },
    );
    await project.push(
      { [staging]: overlay('1.0.0') },
      { date: '2026-11-01T02:00:00Z' },
    );
    await project.push({ 'README.md': '2' }, { date: '2026-11-01T03:00:00Z' });
    await project.push(
      { [production]: overlay('1.0.0') },
      { date: '2026-11-01T04:00:00Z' },
    );
    const reading = await read();
    expect(names(reading.deployments)).toEqual([
      'staging 1.0.0',
      'production 1.0.0',
    ]);
    const [first, second] = reading.deployments;
    expect(first.applicationCommit?.committedAt).toBe(
      '2026-11-01T01:00:00.000Z',
    );
    expect(second.applicationCommit).toEqual(first.applicationCommit);
    expect(reading.environments).toEqual([
      { environment: 'production', overlayPath: production, active: true },
      { environment: 'staging', overlayPath: staging, active: true },
    ]);
    expect(reading.problem).toBeUndefined();
  });

  it('reads only what is new, and all when the history was rewritten', async () => {
    const head = await project.push({ [production]: overlay('1.0.0') });
    const { deployments } = await read();
    expect((await read(head, [...deployments])).deployments).toEqual([]);
    await project.push({ [production]: overlay('1.1.0') });
    const news = await read(head, [...deployments]);
    expect(names(news.deployments)).toEqual(['production 1.1.0']);
    expect(news.evidence.get(news.deployments[0].id)?.difference).toContain(
      '+    newTag: 1.1.0',
    );
    const gone = 'f'.repeat(40);
    const again = await read(gone, []);
    expect(names(again.deployments)).toHaveLength(2);
    expect(again.deployments[0].id).toBe(deployments[0].id);
  });

  it('reads an environment that came later from its beginning', async () => {
    await project.push({ [production]: overlay('1.0.0') });
    const { deployments } = await read();
    await project.push({ [staging]: overlay('2.0.0') });
    const head = await project.push({ 'README.md': 'later' });
    const reading = await read(head, [...deployments]);
    expect(names(reading.deployments)).toEqual(['staging 2.0.0']);
  });

  it('believes the head when a merge brings other images', async () => {
    const first = await project.push({ [production]: overlay('1.0.0') });
    await project.git('checkout', '-q', '-b', 'feature');
    await project.git('commit', '-q', '--allow-empty', '-m', 'Feature');
    await project.git('checkout', '-q', 'main');
    const head = await project.push({ [production]: overlay('1.1.0') });
    const { deployments } = await read();
    await project.git('merge', '-q', '-s', 'ours', '-m', 'Merge', 'feature');
    await project.git('checkout', '-q', first, '--', production);
    await project.git('commit', '-q', '--amend', '--no-edit');
    await project.git('push', '-q', 'origin', 'main');
    const reading = await read(head, [...deployments]);
    expect(names(reading.deployments)).toEqual(['production 1.0.0']);
    expect(reading.deployments[0]).toMatchObject({
      kind: 'rollback',
      commit: { subject: 'Merge' },
    });
  });

  it('comes in at the limit of a long history', async () => {
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
      await project.push({ [production]: overlay(version) });
    }
    source = sourceWith(2);
    expect(names((await read()).deployments)).toEqual(['production 1.2.0']);
  });

  it('says when there are no overlays', async () => {
    await project.push({ 'README.md': '1' });
    expect((await read()).problem).toEqual({
      code: 'no-environments',
      message:
        'localhost/acme/orders-api has no services/orders/deploy/<environment>/kustomization.yaml',
    });
  });

  it.each(['../../etc', 'a/../../..'])(
    'does not leave the entity for %s',
    path => {
      expect(
        source.locate(entityWith({ 'jalon.dev/environments-path': path })),
      ).toBeUndefined();
    },
  );
});
