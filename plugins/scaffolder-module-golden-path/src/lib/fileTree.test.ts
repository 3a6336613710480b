import { buildTree } from './fileTree';

describe('buildTree', () => {
  it('nests folders before files, each by name', () => {
    const tree = buildTree(['b.md', 'src/z.ts', 'src/a/x.ts', 'a.md']);
    expect(tree).toMatchObject({
      path: '',
      count: 4,
      files: [{ name: 'a.md' }, { name: 'b.md' }],
      folders: [
        {
          path: 'src',
          name: 'src',
          count: 2,
          files: [{ path: 'src/z.ts', name: 'z.ts' }],
          folders: [{ path: 'src/a', name: 'a', count: 1 }],
        },
      ],
    });
  });

  it('is empty without files', () => {
    expect(buildTree([])).toMatchObject({ folders: [], files: [], count: 0 });
  });
});
