import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { contextOf } from '../__testUtils__/context';
import { createHash } from 'node:crypto';
import { parse, parseAllDocuments } from 'yaml';
import { renderTemplate, runAction } from '../__testUtils__/render';
import { ANSWERS } from '../__testUtils__/template';
import { brokenLinks } from '../domain/todo';
import { SECTIONS } from '../domain/todo/items';
import { readFiles, readTree } from '../workspace';
import {
  createDockerAction,
  createKustomizeAction,
  createRecordAction,
  createTodoAction,
} from '.';

const TODO = 'docs/todo/TODO-platform.md';

describe('a rendered service', () => {
  const one = createMockDirectory();
  const two = createMockDirectory();

  beforeEach(() => {
    one.clear();
    two.clear();
  });

  it('is the same, byte for byte, every time', async () => {
    await renderTemplate(one.resolve('workspace'));
    await renderTemplate(two.resolve('workspace'));
    const files = await readFiles(one.resolve('workspace'));
    expect(await readFiles(two.resolve('workspace'))).toEqual(files);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        '.github/workflows/backend-ci.yml',
        '.jalon/golden-path.yaml',
        'catalog-info.yaml',
        'docs/adr/ADR-001-orm.md',
        'infrastructure/docker/backend.Dockerfile',
        'infrastructure/kubernetes/production/kustomization.yaml',
        'package-lock.json',
        'src/main.ts',
        TODO,
      ]),
    );
  });

  it('has no mark left, and its own name', async () => {
    await renderTemplate(one.resolve('workspace'));
    const files = await readTree(one.resolve('workspace'));
    for (const [path, content] of files) {
      expect([path, content.match(/__GOLDEN_PATH_\w+__/)]).toEqual([
        path,
        null,
      ]);
      expect(path).not.toMatch(/\.fr\.md$/);
    }
    expect(files.get('src/service.ts')).toContain("'orders-api'");
    const lock = JSON.parse(files.get('package-lock.json') ?? '');
    expect([lock.name, lock.packages[''].name]).toEqual([
      'orders-api',
      'orders-api',
    ]);
    expect(files.get('package-lock.json')).not.toContain('"resolved"');
  });

  it('is recorded: template, version, answers and every file', async () => {
    await renderTemplate(one.resolve('workspace'));
    const files = await readFiles(one.resolve('workspace'));
    const record = parse(String(files.get('.jalon/golden-path.yaml')));
    expect(record).toMatchObject({
      template: { name: 'nestjs-service', version: '1.0.0' },
      answers: ANSWERS,
    });
    const digests = [...files]
      .filter(([path]) => path !== '.jalon/golden-path.yaml')
      .map(([path, content]) => [
        path,
        createHash('sha256').update(content).digest('hex'),
      ]);
    expect(Object.entries(record.files)).toEqual(digests);
  });

  it('is known to the catalog by entities that are valid', async () => {
    await renderTemplate(one.resolve('workspace'));
    const text =
      (await readTree(one.resolve('workspace'))).get('catalog-info.yaml') ?? '';
    const [component, api] = parseAllDocuments(text).map(d => d.toJS());
    expect(await componentEntityV1alpha1Validator.check(component)).toBe(true);
    expect(await apiEntityV1alpha1Validator.check(api)).toBe(true);
    expect(component.metadata.annotations).toEqual({
      'backstage.io/kubernetes-id': 'orders-api',
      'jalon.dev/environments-path': 'infrastructure/kubernetes',
      'jalon.dev/todo-files': 'docs/todo/*.md',
    });
    expect(component.spec).toMatchObject({
      type: 'service',
      owner: 'group:default/checkin',
      providesApis: [api.metadata.name],
    });
    expect(parse(api.spec.definition).openapi).toBe('3.1.0');
  });

  it.each(['en', 'fr'])(
    'has documents in %s whose links resolve',
    async language => {
      await renderTemplate(one.resolve('workspace'), { ...ANSWERS, language });
      const files = await readTree(one.resolve('workspace'));
      const documents = [...files.keys()].filter(path => path.endsWith('.md'));
      expect(documents.length).toBeGreaterThan(5);
      for (const path of documents) {
        expect([path, brokenLinks(path, files)]).toEqual([path, []]);
      }
      expect(files.get('README.md')).toContain(
        language === 'fr' ? '## Lancer' : '## Run it',
      );
      expect(files.get(TODO)).toContain(
        language === 'fr' ? '## Références' : '## References',
      );
    },
  );
});

describe('goldenpath:todo', () => {
  const directory = createMockDirectory();

  it('ticks an item if and only if what it asks for exists', async () => {
    directory.clear();
    const outputs = await renderTemplate(directory.resolve('workspace'));
    expect(outputs).toMatchObject({ done: 5, total: 17 });
    const files = await readTree(directory.resolve('workspace'));
    const lines = (files.get(TODO) ?? '').split('\n');
    for (const item of SECTIONS.flatMap(section => section.items)) {
      const line = lines.find(text => text.includes(item.id)) ?? '';
      expect(line).toMatch(/^- \[[ x]\] PL-\d{3} — .+ Ref: \[.+\]\(.+\)\.$/);
      expect([item.id, line.startsWith('- [x]')]).toEqual([
        item.id,
        item.done(files),
      ]);
    }
    expect(
      lines
        .filter(line => line.startsWith('- [x]'))
        .map(line => line.slice(6, 12)),
    ).toEqual(['PL-001', 'PL-003', 'PL-010', 'PL-020', 'PL-040']);
  });

  it('takes the tick away with the artefact', async () => {
    directory.clear();
    await renderTemplate(directory.resolve('workspace'));
    directory.addContent({
      'workspace/.github/workflows/backend-ci.yml': 'jobs: {}',
    });
    const outputs = await runAction(createTodoAction(), {
      input: {},
      workspacePath: directory.resolve('workspace'),
    });
    expect(outputs).toEqual({ done: 4, total: 17 });
  });

  it('refuses to refer to what is not there', async () => {
    directory.setContent({ 'workspace/docs/ARCHITECTURE.md': '# Nothing' });
    await expect(
      runAction(createTodoAction(), {
        input: {},
        workspacePath: directory.resolve('workspace'),
      }),
    ).rejects.toThrow('../PRODUIT.md#prd-top');
  });
});

describe('the building actions', () => {
  const directory = createMockDirectory();

  it('build the same in a dry run', async () => {
    directory.setContent({ real: {}, dry: {} });
    await renderTemplate(directory.resolve('real'));
    await renderTemplate(directory.resolve('dry'), ANSWERS, true);
    expect(await readFiles(directory.resolve('dry'))).toEqual(
      await readFiles(directory.resolve('real')),
    );
  });

  it.each([createDockerAction, createKustomizeAction])(
    'check the answers themselves',
    async create => {
      directory.clear();
      await expect(
        runAction(create(), {
          input: { values: { ...ANSWERS, name: '../orders' } },
          workspacePath: directory.resolve('workspace'),
        }),
      ).rejects.toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: expect.stringContaining('start with a letter'),
        }),
      );
      expect(directory.content()).toEqual({});
    },
  );

  it('ask the template for its version', async () => {
    directory.clear();
    await expect(
      createRecordAction().handler(
        contextOf({
          input: { answers: ANSWERS },
          workspacePath: directory.resolve('workspace'),
          templateInfo: { entityRef: 'template:default/nestjs-service' },
        }),
      ),
    ).rejects.toThrow('jalon.dev/template-version');
  });
});
