import {
  formatRepositoryUrl,
  parseRepositoryUrl,
  slugOf,
} from './repositoryUrl';

describe('repository addresses', () => {
  it('are read and written alike', () => {
    const parts = { host: 'localhost', owner: 'acme', name: 'orders-api' };
    expect(formatRepositoryUrl(parts)).toBe(
      'localhost?owner=acme&repo=orders-api',
    );
    expect(parseRepositoryUrl(formatRepositoryUrl(parts))).toEqual(parts);
  });

  it('may be incomplete while they are typed', () => {
    for (const name of ['', 'a&b', 'é/ü', '100 %']) {
      const parts = { host: '', owner: '', name };
      expect(parseRepositoryUrl(formatRepositoryUrl(parts))).toEqual(parts);
    }
    expect(parseRepositoryUrl(undefined)).toEqual({
      host: '',
      owner: '',
      name: '',
    });
  });

  it.each([
    ['YONIMA', 'yonima'],
    ['Numtéma Studio & Co.', 'numtema-studio-co'],
    ['', ''],
  ])('%p makes the owner %p', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });
});
