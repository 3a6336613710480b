import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { repositoryOfEntity } from './entity';
import { repositoriesFromConfig } from './service';

const repositories = repositoriesFromConfig(
  new ConfigReader({
    app: { baseUrl: 'http://localhost:7007' },
    integrations: { github: [{ host: 'github.com', token: 'x' }] },
  }),
  { logger: mockServices.logger.mock() },
);

function find(annotations: Record<string, string> | undefined) {
  const found = repositoryOfEntity(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'checkin-api', annotations },
    },
    repositories,
  );
  return found && { ...found.repository.ref, path: found.path };
}

const LOCAL = 'http://localhost:7007/repositories/yonima/checkin-api';
const GITHUB = 'https://github.com/yonima/checkin-api';
const REF = { owner: 'yonima', name: 'checkin-api' };

describe('repositoryOfEntity', () => {
  it('takes the folder of the source location first', () => {
    expect(
      find({
        'backstage.io/source-location': `url:${LOCAL}/tree/main/services/api/`,
        'backstage.io/managed-by-location': `url:${GITHUB}/blob/main/x.yaml`,
      }),
    ).toEqual({ ...REF, host: 'localhost', path: 'services/api' });
    expect(
      find({ 'backstage.io/source-location': `url:${LOCAL}/tree/HEAD/` }),
    ).toEqual({ ...REF, host: 'localhost', path: '' });
    expect(find({ 'backstage.io/source-location': `url:${GITHUB}` })).toEqual({
      ...REF,
      host: 'github.com',
      path: '',
    });
  });

  it('takes the folder of the descriptor next', () => {
    expect(
      find({
        'backstage.io/source-location': 'url:https://elsewhere.example/a/b',
        'backstage.io/managed-by-location': `url:${LOCAL}/blob/main/catalog-info.yaml`,
      }),
    ).toEqual({ ...REF, host: 'localhost', path: '' });
    expect(
      find({
        'backstage.io/managed-by-location': `url:${GITHUB}/blob/main/a/b/catalog-info.yaml`,
      }),
    ).toEqual({ ...REF, host: 'github.com', path: 'a/b' });
  });

  it('takes the project of GitHub last', () => {
    expect(
      find({
        'backstage.io/managed-by-location': 'file:/etc/x.yaml',
        'github.com/project-slug': 'yonima/checkin-api',
      }),
    ).toEqual({ ...REF, host: 'github.com', path: '' });
  });

  it.each<Record<string, string> | undefined>([
    undefined,
    {},
    { 'backstage.io/source-location': 'nonsense' },
    { 'backstage.io/source-location': 'url:' },
    {
      'backstage.io/source-location':
        `url:${LOCAL}/tree/main/../../x` + '%2F..',
    },
    { 'github.com/project-slug': '../../etc' },
    { 'github.com/project-slug': 'only-one' },
    { 'github.com/project-slug': '' },
  ])('finds none in %j', annotations => {
    expect(find(annotations)).toBeUndefined();
  });
});
