import { ConflictError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { contextOf } from '../__testUtils__/context';
import { Repositories, RepositoryHost } from '@jalon/repositories';
import { createRegisterAction } from './register';

const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders-api' },
};

const catalogInfoUrl =
  'https://github.com/acme/orders-api/blob/main/catalog-info.yaml';

function repositoriesOf(kind: RepositoryHost['kind']): Repositories {
  const unused = () => {
    throw new Error('Not expected');
  };
  const host: RepositoryHost = {
    host: 'any',
    kind,
    open: unused,
    exists: unused,
    list: unused,
    create: unused,
    configure: unused,
    parseUrl: unused,
  };
  return { hosts: [host], host: () => host, open: unused, parseUrl: unused };
}

function setUp(kind: RepositoryHost['kind']) {
  const catalog = catalogServiceMock.mock();
  catalog.getEntityByRef.mockResolvedValue(component);
  const action = createRegisterAction({
    repositories: repositoriesOf(kind),
    catalog,
    pollInterval: 1,
  });
  const output = jest.fn();
  const register = (options: object = {}, input: object = {}) =>
    action.handler(
      contextOf({
        input: {
          repoUrl: 'github.com?owner=acme&repo=orders-api',
          entityRef: 'component:default/orders-api',
          catalogInfoUrl,
          ...input,
        },
        output,
        ...options,
      }),
    );
  return { register, catalog, output };
}

describe('goldenpath:register', () => {
  it('waits until the catalog shows the component', async () => {
    const { register, catalog, output } = setUp('local');
    catalog.getEntityByRef
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce(undefined);
    await register();
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(3);
    expect(catalog.addLocation).not.toHaveBeenCalled();
    expect(output).toHaveBeenCalledWith(
      'entityRef',
      'component:default/orders-api',
    );
  });

  it('registers what the catalog does not discover itself', async () => {
    const { register, catalog } = setUp('github');
    await register();
    expect(catalog.addLocation).toHaveBeenCalledWith(
      { type: 'url', target: catalogInfoUrl },
      expect.anything(),
    );
  });

  it('goes on when it was registered before', async () => {
    const { register, catalog } = setUp('github');
    catalog.addLocation.mockRejectedValue(new ConflictError('exists'));
    await expect(register()).resolves.toBeUndefined();
    catalog.addLocation.mockRejectedValue(new Error('no network'));
    await expect(register()).rejects.toThrow('no network');
  });

  it('gives up with a sentence that says what is true', async () => {
    const { register, catalog } = setUp('local');
    catalog.getEntityByRef.mockResolvedValue(undefined);
    await expect(register({}, { timeoutSeconds: 0 })).rejects.toThrow(
      `The repository is created, but the catalog does not show component:default/orders-api after 0 s. It reads ${catalogInfoUrl}`,
    );
  });

  it('stops when the task is cancelled', async () => {
    const { register, catalog } = setUp('local');
    catalog.getEntityByRef.mockResolvedValue(undefined);
    await expect(register({ signal: AbortSignal.abort() })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });

  it('does nothing in a dry run', async () => {
    const { register, catalog, output } = setUp('github');
    await register({ isDryRun: true });
    expect(catalog.addLocation).not.toHaveBeenCalled();
    expect(output).toHaveBeenCalled();
  });

  it('refuses a repository that is not one', async () => {
    const { register } = setUp('local');
    await expect(register({}, { repoUrl: 'orders' })).rejects.toThrow(
      'host?owner=...&repo=...',
    );
  });
});
