import { parseTodoFile } from './parse';
import { buildSnapshot, referencedFiles } from './snapshot';

const addresses = {
  line: (path: string, line: number) => `https://git/${path}#L${line}`,
  file: (path: string, anchor?: string) =>
    `https://git/${path}${anchor ? `#${anchor}` : ''}`,
};

function file(path: string, ...lines: string[]) {
  return { path, parsed: parseTodoFile(lines.join('\n'), path) };
}

const nothing = { files: new Set<string>(), anchors: new Map() };

describe('buildSnapshot', () => {
  it('counts the sections that have items, over all files', () => {
    const { sections, items } = buildSnapshot(
      [
        file('a.md', '# Notes', '<a id="x"></a>', '# Work', '- [x] PL-001 — a'),
        file('b.md', '# Work', '- [ ] PL-002 — b', '- [x] c'),
      ],
      nothing,
      addresses,
    );
    expect(sections).toEqual([
      {
        id: 'x',
        title: 'Work',
        anchor: 'x',
        total: 1,
        done: 1,
        file: 'a.md',
        line: 3,
        url: 'https://git/a.md#L3',
      },
      expect.objectContaining({ title: 'Work', total: 2, done: 1 }),
    ]);
    expect(items.map(item => item.sectionId)).toEqual([
      sections[0].id,
      sections[1].id,
      sections[1].id,
    ]);
    expect(items[1]).toMatchObject({
      id: 'PL-002',
      key: 'PL-002',
      section: 'Work',
      url: 'https://git/b.md#L2',
    });
  });

  it('resolves references and says which lead nowhere', () => {
    const source = file(
      'docs/TODO.md',
      '- [ ] PL-001 — a. Ref: [A](../A.md#here), [B](../A.md#gone), [C](C.md)',
      '- [ ] PL-002 — b. Ref: [D](javascript:alert(1)), [E](../src), E2',
    );
    const { items, diagnostics } = buildSnapshot(
      [source],
      {
        files: new Set(['A.md', 'src/index.ts']),
        anchors: new Map([['A.md', new Set(['here'])]]),
      },
      addresses,
    );
    expect(items[0].references).toEqual([
      { text: 'A', url: 'https://git/A.md#here' },
      { text: 'B', url: 'https://git/A.md#gone', missing: true },
      { text: 'C', url: 'https://git/docs/C.md', missing: true },
    ]);
    expect(items[1].references).toEqual([
      { text: 'D' },
      { text: 'E', url: 'https://git/src' },
      { text: 'E2' },
    ]);
    expect(diagnostics.map(({ code, line, url }) => [code, line, url])).toEqual(
      [
        ['unresolved-anchor', 1, 'https://git/docs/TODO.md#L1'],
        ['unresolved-link', 1, 'https://git/docs/TODO.md#L1'],
        ['unsafe-link', 2, 'https://git/docs/TODO.md#L2'],
      ],
    );
    expect(referencedFiles([source])).toEqual([
      { path: 'A.md', anchored: true },
      { path: 'docs/C.md', anchored: false },
      { path: 'src', anchored: false },
    ]);
  });

  it('reports an id that two files use and keeps their keys apart', () => {
    const { items, diagnostics } = buildSnapshot(
      [file('a.md', '- [x] PL-001 — a'), file('b.md', '- [ ] PL-001 — b')],
      nothing,
      addresses,
    );
    expect(items.map(item => item.key)).toEqual(['PL-001', 'PL-001~2']);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'duplicate-id', file: 'b.md', line: 1 }),
    ]);
  });

  it('stops at two thousand items', () => {
    const lines = Array.from({ length: 1200 }, (_, index) => `- [ ] i${index}`);
    const { items, sections, diagnostics } = buildSnapshot(
      [file('a.md', ...lines), file('b.md', ...lines)],
      nothing,
      addresses,
    );
    expect(items).toHaveLength(2000);
    expect(sections.map(section => section.total)).toEqual([1200, 800]);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'too-many-items',
        file: 'b.md',
        line: 801,
      }),
    ]);
  });
});
