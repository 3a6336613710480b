import { MAX_OVERLAY_BYTES, parseOverlay } from './overlay';

const FILE = 'infrastructure/kubernetes/production/kustomization.yaml';

describe('parseOverlay', () => {
  it('reads images as text, whatever they look like', () => {
    const { images, problems } = parseOverlay(
      [
        'resources: [../base]',
        'images:',
        '  - name: api',
        '    newName: ghcr.io/acme/api',
        '    newTag: 1.10 # not 1.1',
        '  - name: worker',
        '    digest: sha256:9f86d081884c7d65',
        '  - { name: cron, newTag: 20261121 }',
      ].join('\n'),
      FILE,
    );
    expect(problems).toEqual([]);
    expect(images).toEqual([
      { name: 'api', newName: 'ghcr.io/acme/api', newTag: '1.10' },
      { name: 'worker', digest: 'sha256:9f86d081884c7d65' },
      { name: 'cron', newTag: '20261121' },
    ]);
  });

  it.each(['', 'resources: [../base]\n', 'images:\n', 'images: []\n'])(
    'finds no images in %j',
    text => {
      expect(parseOverlay(text, FILE)).toEqual({ images: [], problems: [] });
    },
  );

  it.each([
    ['images: [', 1, /flow sequence|sequence/i],
    ['- a\n- b\n', 1, /must be a mapping/],
    ['images:\n  name: api\n', undefined, /must be a list/],
    ['images:\n  - api\n', 2, /must be a mapping/],
    ['images:\n  - newTag: 1.0.0\n', 2, /no "name"/],
    ['images:\n  - name: api\n    newTag: [1]\n', 2, /"newTag".*text/],
    ['a: 1\n---\nb: 2\n', 2, /document/i],
  ])('tells where %j is wrong', (text, line, message) => {
    const { problems } = parseOverlay(text, FILE);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: FILE,
      message: expect.stringMatching(message),
    });
    expect(problems[0].line).toBe(line);
  });

  it('keeps the readable images beside one that is not', () => {
    const text = 'images:\n  - name: api\n    newTag: "1"\n  - 7\n';
    const { images, problems } = parseOverlay(text, FILE);
    expect(images).toEqual([{ name: 'api', newTag: '1' }]);
    expect(problems).toHaveLength(1);
  });

  it('resolves an alias without expanding the document', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 30; level += 1) {
      const previous = level === 1 ? 'a' : `a${level - 1}`;
      const list = Array(9).fill(`*${previous}`).join(', ');
      bomb.push(`b${level}: &a${level} [${list}]`);
    }
    bomb.push('tag: &tag 1.4.2', 'images:', '  - name: api');
    bomb.push('    newTag: *tag');
    expect(parseOverlay(bomb.join('\n'), FILE).images).toEqual([
      { name: 'api', newTag: '1.4.2' },
    ]);
  });

  it('refuses what is too large, too deep or too many', () => {
    const large = `# ${'x'.repeat(MAX_OVERLAY_BYTES)}`;
    expect(parseOverlay(large, FILE).problems[0].message).toMatch(/256 KiB/);
    const deep = '['.repeat(100_000);
    expect(parseOverlay(deep, FILE).problems).toHaveLength(1);
    const many = `images:\n${'  - name: a\n'.repeat(101)}`;
    expect(parseOverlay(many, FILE).problems[0].message).toMatch(/100 images/);
  });
});
