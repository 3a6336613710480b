import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { answersOf } from '../__testUtils__/answers';
import { singleLine } from '../answers';
import type { GeneratedFile } from '../files';
import { ComponentContent, renderContent, renderDocuments } from '.';

const answers = answersOf();

function contentOf(
  files: Record<string, string>,
  rest: Partial<ComponentContent> = {},
): ComponentContent {
  return { files: filesOf(files), features: [], overlays: {}, ...rest };
}

function filesOf(files: Record<string, string>): GeneratedFile[] {
  return Object.entries(files).map(([path, content]) => ({ path, content }));
}

function render(content: ComponentContent, raw = {}) {
  return Object.fromEntries(
    renderContent(content, answersOf(raw), 'backend').map(file => [
      file.path,
      file.content,
    ]),
  );
}

describe('renderDocuments', () => {
  it('leaves expressions of other languages alone', () => {
    const content = 'a: ${{ github.ref }} {{ x }} ${y} {% raw %}\n';
    expect(renderDocuments([{ path: 'a.yml', content }], answers)).toEqual([
      { path: 'a.yml', content },
    ]);
  });

  it('knows the French version of a document', () => {
    const files = filesOf({
      'README.md': 'Hello',
      'README.fr.md': 'Bonjour',
      'OTHER.md': 'Other',
    });
    expect(renderDocuments(files, { ...answers, language: 'fr' })).toEqual([
      { path: 'OTHER.md', content: 'Other' },
      { path: 'README.md', content: 'Bonjour' },
    ]);
    expect(renderDocuments(files, answers)).toContainEqual(files[0]);
  });

  it('leaves pictures alone', () => {
    const picture = {
      path: 'icon.png',
      content: 'X19HT0xERU5fUEFUSF9OQU1FX18=',
      encoding: 'base64' as const,
    };
    expect(renderDocuments([picture], answers)).toEqual([picture]);
  });

  it.each([
    ['a.sh', '__GOLDEN_PATH_DESCRIPTION__'],
    ['a.ts', "'__GOLDEN_PATH_SECRET__'"],
  ])('refuses a mark in %s that it cannot fill in safely', (path, content) => {
    expect(() => renderDocuments([{ path, content }], answers)).toThrow(
      `${path} has a mark that is not known`,
    );
  });
});

describe('renderContent', () => {
  it('writes whatever a person typed as data of each syntax', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), typed => {
        fc.pre(singleLine(typed).length > 0);
        const description = `${singleLine(typed)}__GOLDEN_PATH_NAME__'"\\`;
        const files = render(
          contentOf({
            'package.json': '{"name":"","description":""}',
            'a.json': '{"a":"__GOLDEN_PATH_DESCRIPTION__"}',
            'src/a.ts': "'__GOLDEN_PATH_DESCRIPTION__'",
          }),
          { description },
        );
        expect(JSON.parse(files['package.json'])).toMatchObject({
          name: 'orders-api',
          description,
        });
        expect(JSON.parse(files['a.json'])).toEqual({ a: description });
        expect(runInNewContext(files['src/a.ts'])).toBe(description);
      }),
    );
  });

  it('puts a component of a mono-repo into its folder', () => {
    const content = contentOf({ 'src/a.ts': '', '.nvmrc': '24\n' });
    expect(render(content, { layout: 'monorepo', nodeVersion: '22' })).toEqual({
      'backend/.nvmrc': '22\n',
      'backend/src/a.ts': '',
    });
  });

  it('keeps the lines that suit the answers', () => {
    const content = contentOf({
      'a.ts': [
        'const one = 1;',
        '// golden-path:if scheduledJobs',
        'const two = 2;',
        '// golden-path:if dataLayer=drizzle',
        'const three = 3;',
        '// golden-path:end',
        '// golden-path:end',
        'const share = 50; // golden-path:value coverageThreshold',
        "const layer = 'x'; // golden-path:value dataLayer",
      ].join('\n'),
      'b.md':
        '<!-- golden-path:if !frontend,database=postgres -->\nkept\n<!-- golden-path:end -->\n',
    });
    expect(render(content, { scheduledJobs: true, orm: 'drizzle' })).toEqual({
      'a.ts': [
        'const one = 1;',
        'const two = 2;',
        'const three = 3;',
        'const share = 80;',
        "const layer = 'drizzle';",
      ].join('\n'),
      'b.md': 'kept\n',
    });
    expect(render(content, { database: 'mongodb' })['a.ts']).toBe(
      "const one = 1;\nconst share = 80;\nconst layer = 'mongoose';",
    );
  });

  it.each([
    ['// golden-path:if unheard', 'a condition that is not known'],
    ['// golden-path:if postgis', 'a condition that is not closed'],
    ['// golden-path:end', 'a condition that was not opened'],
    ['a(); // golden-path:value layout', 'a value that is not known'],
    ["'a'; // golden-path:value unheard", 'a value that is not known'],
  ])('refuses %s', (line, message) => {
    expect(() => render(contentOf({ 'a.ts': line }))).toThrow(message);
  });

  describe('with features', () => {
    const lock = {
      name: 'x',
      lockfileVersion: 3,
      packages: {
        '': {
          name: 'x',
          dependencies: { base: '1', layer: '1' },
          devDependencies: { tool: '1' },
        },
        'node_modules/base': { dependencies: { shared: '1' } },
        'node_modules/layer': { dependencies: { shared: '2', only: '1' } },
        'node_modules/layer/node_modules/shared': {},
        'node_modules/only': {},
        'node_modules/shared': {},
        'node_modules/tool': { dev: true, dependencies: { only: '1' } },
      },
    };
    const content = contentOf(
      {
        'package.json': JSON.stringify({
          name: '',
          scripts: { build: 'tsc', layer: 'layer' },
          dependencies: { base: '1', layer: '1' },
          devDependencies: { tool: '1' },
        }),
        'package-lock.json': JSON.stringify(lock),
        'layer/a.ts': 'layer',
        'src/b.ts': 'base',
      },
      {
        features: [
          {
            when: 'dataLayer=prisma',
            files: ['layer/**'],
            dependencies: ['layer'],
            scripts: ['layer'],
          },
          { when: 'dataLayer!=prisma', overlay: 'variants/other' },
        ],
        overlays: {
          'variants/other': filesOf({
            'src/b.ts': 'other',
            'package.json': '{"scripts":{"other":"other"}}',
          }),
        },
      },
    );

    it('keeps everything when the condition holds', () => {
      const files = render(content);
      expect(files).toMatchObject({
        'layer/a.ts': 'layer',
        'src/b.ts': 'base',
      });
      expect(
        Object.keys(JSON.parse(files['package-lock.json']).packages),
      ).toEqual(Object.keys(lock.packages));
    });

    it('leaves out files, scripts and dependencies with what only they need', () => {
      const files = render(content, { orm: 'drizzle' });
      expect(files['layer/a.ts']).toBeUndefined();
      expect(files['src/b.ts']).toBe('other');
      expect(JSON.parse(files['package.json'])).toMatchObject({
        scripts: { build: 'tsc', other: 'other' },
        dependencies: { base: '1' },
      });
      const { packages } = JSON.parse(files['package-lock.json']);
      expect(Object.keys(packages)).toEqual([
        '',
        'node_modules/base',
        'node_modules/only',
        'node_modules/shared',
        'node_modules/tool',
      ]);
      expect(packages[''].dependencies).toEqual({ base: '1' });
      expect(packages['node_modules/only'].dev).toBe(true);
    });
  });
});
