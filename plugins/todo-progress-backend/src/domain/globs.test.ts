import { isForeign, todoGlobs } from './globs';

describe('todoGlobs', () => {
  it('falls back to the usual places', () => {
    expect(todoGlobs(undefined, '')).toEqual([
      '**/TODO*.md',
      '**/todo*.md',
      'docs/todo/**/*.md',
    ]);
  });

  it('reads the annotation relative to the folder of the entity', () => {
    expect(todoGlobs('./TODO.md, docs/{a,b}/*.md ,', 'services/[api]')).toEqual(
      ['services/\\[api\\]/TODO.md', 'services/\\[api\\]/docs/{a,b}/*.md'],
    );
  });

  it.each(['', ' , ', '../TODO.md', '/etc/*', 'a/../../b', 'a,'.repeat(21)])(
    'refuses %j',
    annotation => {
      expect(() => todoGlobs(annotation, '')).toThrow('jalon.dev/todo-files');
    },
  );

  it('leaves out what was installed', () => {
    expect(isForeign('node_modules/x/TODO.md')).toBe(true);
    expect(isForeign('docs/vendor.md')).toBe(false);
  });
});
