import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTodoFile } from './parse';

const seed = readFileSync(
  join(__dirname, '../__fixtures__/todo-platform.md'),
  'utf8',
);

const parse = (...lines: string[]) => parseTodoFile(lines.join('\n'), 'TODO');
const codes = (...lines: string[]) =>
  parse(...lines).diagnostics.map(({ code, line }) => `${code}:${line}`);

describe('parseTodoFile', () => {
  it('reads the platform to-do list as its authors count it', () => {
    const { items, sections, diagnostics } = parseTodoFile(seed, 'TODO');

    const counted = sections
      .map(({ anchor }, index) => {
        const own = items.filter(item => item.section === index);
        const done = own.filter(item => item.state === 'done');
        return [anchor, done.length, own.length];
      })
      .filter(([, , total]) => total);
    expect(counted).toEqual([
      ['pl-top', 3, 3],
      ['pl-ci', 1, 3],
      ['pl-cd', 0, 5],
      ['pl-obs', 1, 3],
      ['pl-adr', 3, 3],
    ]);
    expect(items).toHaveLength(17);
    expect(items.filter(item => item.state === 'done')).toHaveLength(8);
    expect(diagnostics).toEqual([]);
  });

  it('takes id, title, reference and line of an item apart', () => {
    const { items, sections } = parseTodoFile(seed, 'TODO');

    expect(items[0]).toEqual({
      id: 'PL-001',
      key: 'PL-001',
      state: 'done',
      title:
        'Décider mono-repo vs multi-repos (mobile/backend) + conventions versionning',
      section: 3,
      depth: 0,
      line: 20,
      references: [
        {
          text: 'ARCHITECTURE.md',
          target: '../ARCHITECTURE.md#arch-architecture-logique',
        },
      ],
    });
    expect(sections[3]).toEqual({
      title: 'Environnements & bootstrap',
      anchor: 'pl-top',
      line: 18,
    });
    expect(items.map(item => item.references.length)).toEqual(
      items.map(() => 1),
    );
  });

  it.each([
    ['- [x] PL-001 — text', 'done', 'PL-001', 'text'],
    ['- [X] PL-001 - text', 'done', 'PL-001', 'text'],
    ['* [ ] APP-1234: text', 'open', 'APP-1234', 'text'],
    ['+ [ ] PL-001 – text.', 'open', 'PL-001', 'text'],
    ['1. [x] PL-001 -- text', 'done', 'PL-001', 'text'],
    ['2) [ ] PL-001 text', 'open', 'PL-001', 'text'],
    ['- [ ] PL\u2011001 ― text', 'open', 'PL-001', 'text'],
    ['- [ ] **PL-001** — *te*`xt`', 'open', 'PL-001', 'text'],
    ['- [ ] [PL-001] text', 'open', 'PL-001', 'text'],
    ['- [ ] <a id="pl-1"></a>PL-001 — text', 'open', 'PL-001', 'text'],
    ['- [ ] no id here', 'open', undefined, 'no id here'],
    ['- [ ] UTF-8 everywhere', 'open', undefined, 'UTF-8 everywhere'],
    ['- [ ] PL-001 — 2 < 3 &amp; more…', 'open', 'PL-001', '2 < 3 & more…'],
  ])('reads %s', (line, state, id, title) => {
    const { items, diagnostics } = parse('# Title', line);
    expect(items).toEqual([
      expect.objectContaining({ state, id, title, line: 2 }),
    ]);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['Réf: [A](a.md#x).', [{ text: 'A', target: 'a.md#x' }]],
    ['Re\u0301f: [A](a.md)', [{ text: 'A', target: 'a.md' }]],
    ['Ref: ADR-001, docs.', [{ text: 'ADR-001' }, { text: 'docs' }]],
    [
      'Refs: [A](a.md), [B](b.md) et PL-002',
      [
        { text: 'A', target: 'a.md' },
        { text: 'B', target: 'b.md' },
        { text: 'et PL-002' },
      ],
    ],
    [
      'Références : <https://example.com/x>',
      [{ text: 'https://example.com/x', target: 'https://example.com/x' }],
    ],
  ])('reads the references in %s', (text, references) => {
    const { items } = parse(`- [ ] PL-001 — do it. ${text}`);
    expect(items[0]).toMatchObject({ title: 'do it', references });
  });

  it('keeps links of the title as references and reads a line below it', () => {
    const { items } = parse(
      '- [ ] PL-001 — read [the plan](plan.md) first',
      '  - Ref: [A](a.md)',
      '  - [x] PL-002 — nested',
    );
    expect(items).toEqual([
      expect.objectContaining({
        title: 'read the plan first',
        depth: 0,
        references: [
          { text: 'the plan', target: 'plan.md' },
          { text: 'A', target: 'a.md' },
        ],
      }),
      expect.objectContaining({ id: 'PL-002', depth: 1, line: 3 }),
    ]);
  });

  it('ignores code and comments', () => {
    const { items, diagnostics } = parse(
      '```',
      '- [ ] PL-001 — in a fence',
      '```',
      '',
      '    - [ ] PL-002 — indented',
      '',
      '<!--',
      '- [ ] PL-003 — in a comment',
      '-->',
      '`- [ ] PL-004`',
    );
    expect(items).toEqual([]);
    expect(diagnostics).toEqual([]);
  });

  it('puts items before any heading under the name of the file', () => {
    const { sections } = parse('- [ ] first', '# One', '- [ ] second');
    expect(sections.map(section => section.title)).toEqual(['TODO', 'One']);
  });

  it.each([
    ['<a id="pl-ci"></a>', '', '## CI'],
    ['<a name="pl-ci"></a>', '## CI'],
    ['<a id="pl-ci">', '</a>', '', '## CI'],
    ['## <a id="pl-ci"></a> CI'],
    ['<a id="pl-ci"></a>', 'CI', '--'],
  ])('finds the anchor of a section in %j %j', (...lines) => {
    const { sections } = parse(...lines, '', '- [ ] PL-001 — a');
    expect(sections.at(-1)).toMatchObject({ title: 'CI', anchor: 'pl-ci' });
  });

  it('does not take the anchor of something else', () => {
    const { sections } = parse('<a id="x"></a>', '', 'Text', '', '## CI');
    expect(sections.at(-1)?.anchor).toBeUndefined();
  });

  it('says which lines it could not read', () => {
    expect(
      codes(
        '# T',
        '- [x] PL-001 — a',
        '- [ ] PL-001 — b',
        '- [-] PL-002 — c',
        '- [x]PL-003 — d',
        '- [] PL-004 — e',
        '- [ ] PL-5 — f',
        '- [ ] pl_006: g',
        '- PL-007 — h',
        '- [ ]',
        '- [ ] PL-008',
        '- IDs: `PL-###`',
        '- [1] a footnote',
        '- [a link](x.md)',
      ),
    ).toEqual([
      'duplicate-id:3',
      'unreadable-check-mark:4',
      'unreadable-check-mark:5',
      'unreadable-check-mark:6',
      'malformed-id:7',
      'malformed-id:8',
      'missing-check-mark:9',
      'empty-title:10',
      'empty-title:11',
    ]);
  });

  it('gives items with the same id or text different keys', () => {
    const { items } = parse(
      '- [ ] PL-001 — a',
      '- [ ] PL-001 — b',
      '- [ ] c',
      '- [ ] c',
    );
    expect(items.map(item => item.key)).toEqual([
      'PL-001',
      'PL-001~2',
      'c',
      'c-1',
    ]);
  });

  it('knows what a link may point to', () => {
    const { anchors } = parse(
      '<a id="arch-top"></a>',
      '# L’architecture & co',
      '## Twice',
      '## Twice',
      'text <a name="here"></a>',
    );
    expect(anchors).toEqual([
      'arch-top',
      'larchitecture--co',
      'twice',
      'twice-1',
      'here',
    ]);
  });

  it('reads Windows line ends and a byte order mark', () => {
    const { items } = parseTodoFile('\uFEFF- [x] PL-001 — a\r\n- [ ] b', 'T');
    expect(items.map(item => item.line)).toEqual([1, 2]);
  });
});

describe('hostile files', () => {
  const fill = (text: string) =>
    text.repeat(Math.floor((128 * 1024) / text.length));

  it('refuses what is too large or no text', () => {
    expect(codes('a'.repeat(128 * 1024 + 1))).toEqual(['file-too-large:1']);
    expect(codes('a\0b')).toEqual(['file-not-text:1']);
  });

  it('leaves out what nests too deep and stops after too many items', () => {
    expect(codes('> '.repeat(1000), '- [ ] a')).toEqual(['text-too-long:1']);
    expect(codes('- '.repeat(20), '- [ ] a')).toEqual(['text-too-long:1']);
    expect(codes(...Array(4000).fill('- [ ] a'))).toEqual([
      'too-many-items:3001',
    ]);
  });

  it.each([
    ['brackets', `${'['.repeat(3900)}\n`],
    ['links', '- [ ] [a](\n'],
    ['emphasis', '*a **b _c '],
    ['quotes', `${'>'.repeat(16)} a\n`],
    ['lists', `${'- '.repeat(15)}a\n`],
    ['definitions', '[a]: b\n'],
    ['anchors', '<a id="\n'],
    ['spaces', `- [ ] Ref${' '.repeat(3900)}\n`],
    ['fences', '```\n~~~\n'],
  ])('reads %s in bounded time', (_, text) => {
    // Of the processor, which does not depend on what else the machine does.
    const started = process.cpuUsage();
    parseTodoFile(fill(text), 'TODO');
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
  });
});
