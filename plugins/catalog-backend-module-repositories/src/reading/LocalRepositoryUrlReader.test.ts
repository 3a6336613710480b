import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { baseUrl, localRepositories } from '../__testUtils__/localRepositories';
import { LocalRepositoryUrlReader } from './LocalRepositoryUrlReader';

const root = `${baseUrl}/repositories/acme/orders`;

describe('LocalRepositoryUrlReader', () => {
  const local = localRepositories();
  const reader = UrlReaders.create({
    config: mockServices.rootConfig({ data: local.config }),
    logger: mockServices.logger.mock(),
    factories: [LocalRepositoryUrlReader.factory(local.repositories)],
  });
  let first: string;
  let head: string;

  beforeAll(async () => {
    const repository = await local.create('orders', {
      'README.md': 'one',
      'docs/index.md': '# Docs',
      'docs/adr/1.md': '# ADR',
    });
    first = (await repository.defaultBranch()).sha;
    head = (await local.commit('orders', 'README.md', 'two')).sha;
  });

  it('reads a file of the default branch, with the commit as etag', async () => {
    const response = await reader.readUrl(`${root}/blob/HEAD/README.md`);
    expect((await response.buffer()).toString()).toBe('two');
    expect(response.etag).toBe(head);
  });

  it('reads a file of another revision', async () => {
    const response = await reader.readUrl(`${root}/blob/${first}/README.md`);
    expect((await response.buffer()).toString()).toBe('one');
  });

  it('says when nothing has changed since the etag', async () => {
    const options = { etag: head };
    await expect(
      reader.readUrl(`${root}/blob/HEAD/README.md`, options),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    await expect(
      reader.readTree(`${root}/tree/HEAD/docs`, options),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    await expect(
      reader.search(`${root}/blob/HEAD/**/*.md`, options),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it('reads a folder, relative to it', async () => {
    const tree = await reader.readTree(`${root}/tree/HEAD/docs`);
    expect(tree.etag).toBe(head);
    const files = await tree.files();
    expect(files.map(file => file.path).sort()).toEqual([
      'adr/1.md',
      'index.md',
    ]);
  });

  it('reads a whole repository and filters', async () => {
    const tree = await reader.readTree(root, {
      filter: path => path.endsWith('1.md'),
    });
    const [file, ...others] = await tree.files();
    expect(others).toEqual([]);
    expect(file.path).toBe('docs/adr/1.md');
    expect((await file.content()).toString()).toBe('# ADR');
  });

  it('searches by glob', async () => {
    const { files } = await reader.search(`${root}/blob/HEAD/docs/**/*.md`);
    expect(files.map(file => file.url)).toEqual([
      `${root}/blob/HEAD/docs/adr/1.md`,
      `${root}/blob/HEAD/docs/index.md`,
    ]);
    expect((await files[1].content()).toString()).toBe('# Docs');
  });

  it('finds nothing in what does not exist', async () => {
    await expect(
      reader.search(`${baseUrl}/repositories/acme/none/blob/HEAD/*.md`),
    ).resolves.toEqual({ etag: '', files: [] });
  });

  it.each([
    ['a missing file', `${root}/blob/HEAD/none.md`],
    ['a missing revision', `${root}/blob/none/README.md`],
    ['a missing repository', `${baseUrl}/repositories/acme/none/blob/HEAD/a`],
  ])('answers NotFoundError for %s', async (_, url) => {
    await expect(reader.readUrl(url)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('answers NotFoundError for a missing folder', async () => {
    await expect(
      reader.readTree(`${root}/tree/HEAD/none`),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('does not reach outside of the repositories', async () => {
    await expect(
      reader.readUrl(`${root}/blob/HEAD/..%2f..%2fetc/passwd`),
    ).rejects.toThrow();
  });
});
