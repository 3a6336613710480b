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
import {
  brokenLinks,
  bytesOf,
  readTemplateVersion,
  renderGoldenPath,
  TEMPLATES,
} from '@jalon/golden-path';
import { readFiles, readTree } from '../workspace';
import { createRecordAction } from '.';

const TODO = 'docs/todo/TODO-platform.md';

jest.setTimeout(60_000);

describe('a rendered service', () => {
  const one = createMockDirectory();

  beforeEach(() => {
    one.clear();
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
      template: {
        name: 'nestjs-service',
        version: await readTemplateVersion('nestjs-service'),
      },
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
    // The catalog reads the document in the place of $text
    const spec = { ...api.spec, definition: 'openapi: 3.1.0' };
    expect(await apiEntityV1alpha1Validator.check({ ...api, spec })).toBe(true);
    expect(component.metadata.annotations).toEqual({
      'backstage.io/source-template': 'template:default/nestjs-service',
      'backstage.io/kubernetes-id': 'orders-api',
      'jalon.dev/environments-path': 'infrastructure/kubernetes',
      'jalon.dev/todo-files': 'docs/todo/*.md',
    });
    expect(component.spec).toMatchObject({
      type: 'service',
      owner: 'group:default/checkin',
      providesApis: [api.metadata.name],
    });
    expect(api.spec.definition).toEqual({ $text: './openapi.json' });
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
        language === 'fr' ? '## Démarrer' : '## Run it',
      );
      expect(files.get(TODO)).toContain(
        language === 'fr' ? '## Références' : '## References',
      );
    },
  );
});

describe('goldenpath:todo', () => {
  const directory = createMockDirectory();

  it('[S27] takes the tick away with the artefact', async () => {
    directory.clear();
    const before = await renderTemplate(directory.resolve('workspace'));
    directory.addContent({
      'workspace/.github/workflows/backend-ci.yml': 'jobs: {}',
    });
    const after = await runAction('goldenpath:todo', {
      input: {},
      workspacePath: directory.resolve('workspace'),
    });
    expect(after.total).toBe(before.total);
    expect(Number(after.done)).toBeLessThan(Number(before.done));
  });

  it('refuses to refer to what is not there', async () => {
    directory.setContent({ 'workspace/docs/ARCHITECTURE.md': '# Nothing' });
    await expect(
      runAction('goldenpath:todo', {
        input: {},
        workspacePath: directory.resolve('workspace'),
      }),
    ).rejects.toThrow('../PRODUIT.md#prd-top');
  });
});

describe('the building actions', () => {
  const directory = createMockDirectory();

  it.each(Object.keys(TEMPLATES))(
    'write the same as the library, in a dry run too: %s',
    async template => {
      directory.setContent({ real: {}, dry: {} });
      await renderTemplate(directory.resolve('real'), ANSWERS, { template });
      await renderTemplate(directory.resolve('dry'), ANSWERS, {
        template,
        isDryRun: true,
      });
      const files = await renderGoldenPath({
        template: { name: template },
        answers: ANSWERS,
      });
      const written = await readFiles(directory.resolve('real'));
      expect([...written.keys()]).toEqual(files.map(file => file.path));
      expect([...written.values()]).toEqual(files.map(bytesOf));
      expect(await readFiles(directory.resolve('dry'))).toEqual(written);
    },
  );

  it.each(['docker', 'kustomize', 'nestjs', 'docs'])(
    'check the answers themselves: %s',
    async concern => {
      directory.clear();
      await expect(
        runAction(`goldenpath:${concern}`, {
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

  it('work alone on an existing checkout', async () => {
    directory.setContent({ workspace: { 'README.md': 'Mine' } });
    const { files } = await runAction('goldenpath:docker', {
      input: { values: ANSWERS, components: ['backend'] },
      workspacePath: directory.resolve('workspace'),
    });
    const tree = await readTree(directory.resolve('workspace'));
    expect(tree.get('README.md')).toBe('Mine');
    expect([...tree.keys()].sort()).toEqual(
      ['README.md'].concat(files as string[]).sort(),
    );
  });

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
