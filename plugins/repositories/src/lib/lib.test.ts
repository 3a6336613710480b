import { lineRange, linesOf } from './lines';
import { resolveLink, sourceLinks } from './links';
import { sectionsOf } from './markdown';
import { parsePatch } from './patch';

const links = sourceLinks('/repositories');
const place = {
  owner: 'yonima',
  name: 'checkin-api',
  revision: 'HEAD',
  path: 'docs/todo/TODO.md',
};

describe('sourceLinks', () => {
  it('encodes what a path could be mistaken with', () => {
    expect(
      links.blob({ ...place, revision: 'feature/x', path: 'a b/#1?.md' }),
    ).toBe(
      '/repositories/yonima/checkin-api/blob/feature%2Fx/a%20b/%231%3F.md',
    );
  });
});

describe('resolveLink', () => {
  const base = '/repositories/yonima/checkin-api';

  it.each([
    [
      '../ARCHITECTURE.md#arch-api',
      `${base}/blob/HEAD/docs/ARCHITECTURE.md#arch-api`,
    ],
    ['/README.md', `${base}/blob/HEAD/README.md`],
    ['adr/', `${base}/tree/HEAD/docs/todo/adr`],
    ['#pl-ci', '#pl-ci'],
    ['https://example.com/a', 'https://example.com/a'],
    ['mailto:amel@yonima.example', 'mailto:amel@yonima.example'],
  ])('leads %s to %s', (href, expected) => {
    expect(resolveLink(href, place, links)).toBe(expected);
  });

  it.each([
    `${'javascript'}:alert(1)`,
    `${'JavaScript'}:alert(1)`,
    'data:text/html,x',
    '//evil.example/a',
    '../../../etc/passwd',
    '%2e%2e/%2e%2e/%2e%2e/x',
  ])('leads %s nowhere', href => {
    expect(resolveLink(href, place, links)).toBe('');
  });
});

describe('sectionsOf', () => {
  it('cuts where the anchors are', () => {
    expect(
      sectionsOf('<a id="top"></a>\n# A\n\n<a id="b"></a>\n## B\ntext'),
    ).toEqual([
      { anchors: ['top'], text: '# A\n' },
      { anchors: ['b'], text: '## B\ntext' },
    ]);
  });

  it('leaves code blocks whole', () => {
    const code = '```html\n<a id="x"></a>\n```';
    expect(sectionsOf(code)).toEqual([{ anchors: [], text: code }]);
  });

  it('stays fast on a hostile line', () => {
    const start = performance.now();
    sectionsOf(`${'<a id="x"></a> '.repeat(100)}x\n`.repeat(1000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('lineRange', () => {
  it.each([
    ['#L12', { from: 12, to: 12 }],
    ['#L20-L12', { from: 12, to: 20 }],
    ['#L3-5', { from: 3, to: 5 }],
    ['#pl-ci', undefined],
    ['#L', undefined],
    ['', undefined],
  ])('reads %p', (fragment, expected) => {
    expect(lineRange(fragment)).toEqual(expected);
  });
});

describe('linesOf', () => {
  it('counts lines as editors do', () => {
    expect(linesOf('a\r\nb\n')).toEqual(['a', 'b']);
    expect(linesOf('a\n\n')).toEqual(['a', '']);
  });
});

describe('parsePatch', () => {
  it('numbers both sides', () => {
    expect(
      parsePatch('@@ -4,2 +4,2 @@ images:\n a\n-b\n+c\n\\ No newline\n'),
    ).toEqual([
      { type: 'hunk', text: '@@ -4,2 +4,2 @@ images:' },
      { type: 'same', text: 'a', before: 4, after: 4 },
      { type: 'removed', text: 'b', before: 5 },
      { type: 'added', text: 'c', after: 5 },
    ]);
  });
});
