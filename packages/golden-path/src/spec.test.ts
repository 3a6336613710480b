import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { RAW_ANSWERS } from './domain/__testUtils__/answers';
import { PARAMETERS, readAnswers } from './domain/answers';
import { environmentVariables } from './domain/environmentVariables';
import { FileTree, treeOf } from './domain/files';
import { TEMPLATES } from './domain/goldenPath';
import { brokenLinks, todoFile } from './domain/todo';
import { SECTIONS } from './domain/todo/items';
import { renderGoldenPath } from './render';
import { templatesDirectory } from './templates';

jest.setTimeout(60_000);

const TODO = 'docs/todo/TODO-platform.md';

/** A page of a form, as JSON schema. */
interface Page {
  properties: Record<string, Record<string, unknown>>;
  dependencies?: Record<string, { oneOf: Page[] }>;
}

interface Row {
  id: string;
  artefacts: string[];
}

const { rows }: { rows: Row[] } = parse(
  readFileSync(join(__dirname, '../spec/rows.yaml'), 'utf8'),
);

async function render(template: string, answers = {}): Promise<FileTree> {
  return treeOf(
    await renderGoldenPath({
      template: { name: template },
      answers: { ...RAW_ANSWERS, ...answers },
    }),
  );
}

function textOf(files: FileTree, path: string): string {
  const text = files.get(path);
  if (text === undefined) {
    throw new Error(`There is no ${path}`);
  }
  return text;
}

describe.each([
  { database: 'postgres', orm: 'prisma' },
  { database: 'postgres', orm: 'drizzle' },
  { database: 'mongodb' },
])('a product on %j', answers => {
  it('[S50] [N125] has every variable in the examples of its environment', async () => {
    const files = await render('product', answers);
    const result = readAnswers(
      { ...RAW_ANSWERS, ...answers },
      { components: TEMPLATES.product },
    );
    const known =
      'answers' in result ? environmentVariables(result.answers) : [];
    for (const component of TEMPLATES.product) {
      const named = [
        ...textOf(files, `${component}/.env.example`).matchAll(
          /^#? ?([A-Z][A-Z0-9_]+)=/gm,
        ),
      ].map(([, name]) => name);
      const expected = known
        .filter(variable => variable.component === component)
        .map(({ name }) => name);
      // Besides, what images set themselves
      expect(named).toEqual(expect.arrayContaining(expected));
    }
  });
});

describe('a product', () => {
  let files: FileTree;

  beforeAll(async () => {
    files = await render('product');
  });

  it('[S01] [S33] has every artefact where the table says it is', () => {
    const missing = rows.flatMap(({ id, artefacts }) =>
      artefacts
        .filter(
          path =>
            ![...files.keys()].some(
              file =>
                file === path || (path.endsWith('/') && file.startsWith(path)),
            ),
        )
        .map(path => `${id}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('[S03] explains each component in a document of its own', () => {
    for (const path of [
      'README.md',
      'backend/README.md',
      'frontend/README.md',
      'mobile/README.md',
    ]) {
      expect([path, textOf(files, path).includes('npm ')]).toEqual([
        path,
        true,
      ]);
      expect(textOf(files, path).length).toBeGreaterThan(500);
    }
  });

  it('[S04] [S10] has the anchors that its to-do list refers to', () => {
    const architecture = textOf(files, 'docs/ARCHITECTURE.md');
    for (const anchor of [
      'arch-deploiement',
      'arch-observabilite',
      'arch-architecture-logique',
      'arch-stack-backend',
      'arch-stack-mobile',
      'arch-securite',
      'arch-api-backend',
      'arch-flux-sync',
      'arch-flux-exports',
      'arch-performance',
      'arch-monetisation',
    ]) {
      expect(architecture).toContain(`<a id="${anchor}"></a>`);
    }
    for (const anchor of ['prd-top', 'prd-news']) {
      expect(textOf(files, 'docs/PRODUIT.md')).toContain(
        `<a id="${anchor}"></a>`,
      );
    }
    const todo = textOf(files, TODO);
    for (const anchor of [
      'todo-platform-top',
      'pl-top',
      'pl-ci',
      'pl-cd',
      'pl-obs',
      'pl-adr',
    ]) {
      expect(todo).toContain(`<a id="${anchor}"></a>`);
    }
    expect(todo).toContain('IDs: `PL-###`');
  });

  it('[S06] [S08] changes production by workflows and Git only', () => {
    const workflow = textOf(files, '.github/workflows/deploy-production.yml');
    expect(workflow).toContain('kubectl apply -k');
    expect(
      textOf(files, 'infrastructure/kubernetes/production/kustomization.yaml'),
    ).toContain('newTag:');
  });

  it('[S07] runs the same base in staging and production', () => {
    const overlay = (environment: string) =>
      parse(
        textOf(
          files,
          `infrastructure/kubernetes/${environment}/kustomization.yaml`,
        ),
      );
    const [staging, production] = ['staging', 'production'].map(overlay);
    expect(staging.resources).toEqual(production.resources);
    expect(staging.images).toEqual(production.images);
  });

  it('[S09] [C5] runs on one release of Node.js everywhere', async () => {
    for (const version of ['22', '24']) {
      const tree = await render('product', { nodeVersion: version });
      for (const folder of ['backend', 'frontend', 'mobile']) {
        expect(textOf(tree, `${folder}/.nvmrc`).trim()).toBe(version);
        expect(
          JSON.parse(textOf(tree, `${folder}/package.json`)).engines.node,
        ).toBe(`>=${version}`);
      }
      for (const image of ['backend', 'frontend']) {
        expect(
          textOf(tree, `infrastructure/docker/${image}.Dockerfile`),
        ).toMatch(new RegExp(`^FROM node:${version}-alpine`, 'm'));
      }
    }
    expect(readAnswers({ ...RAW_ANSWERS, nodeVersion: '20' })).toHaveProperty(
      'problems',
    );
  });

  it('[S11] lists the seventeen items of the platform', () => {
    const ids = [
      ...textOf(files, TODO).matchAll(/^- \[[ x]\] (PL-\d{3}) — /gm),
    ];
    expect(ids.map(([, id]) => id)).toEqual(
      SECTIONS.flatMap(section => section.items.map(item => item.id)),
    );
    expect(ids).toHaveLength(17);
  });

  it('[S27] ticks them all, because all of it exists', () => {
    expect(textOf(files, TODO)).not.toContain('- [ ]');
  });

  it.each([
    [
      '[S12] PL-001 by the decision on the layout',
      'PL-001',
      'docs/adr/ADR-004-repository-layout.md',
    ],
    [
      '[S13] PL-002 by the containers of a developer',
      'PL-002',
      'infrastructure/docker/docker-compose.yml',
    ],
    [
      '[S14] PL-003 by validated configuration',
      'PL-003',
      'backend/src/config/environment.ts',
    ],
    [
      '[S15] PL-010 by the pipeline of the backend',
      'PL-010',
      '.github/workflows/backend-ci.yml',
    ],
    [
      '[S16] PL-011 by the check of the interface',
      'PL-011',
      '.github/workflows/backend-ci.yml',
    ],
    [
      '[S17] PL-012 by the pipeline of the app',
      'PL-012',
      '.github/workflows/mobile-ci.yml',
    ],
    [
      '[S18] PL-020 by the autoscaler',
      'PL-020',
      'infrastructure/kubernetes/base/hpa.yaml',
    ],
    [
      '[S19] PL-021 by the worker',
      'PL-021',
      'infrastructure/kubernetes/base/worker-deployment.yaml',
    ],
    [
      '[S23] PL-030 by the dashboard of the logs',
      'PL-030',
      'infrastructure/monitoring/grafana/dashboards/logs.json',
    ],
    [
      '[S24] PL-031 by the collector',
      'PL-031',
      'infrastructure/monitoring/otel/otel-collector.yml',
    ],
    [
      '[S25] PL-032 by the alert rules',
      'PL-032',
      'infrastructure/monitoring/prometheus/alert_rules.yml',
    ],
    ['[S26] PL-040 by ADR-001', 'PL-040', 'docs/adr/ADR-001-orm.md'],
    [
      '[S26] PL-041 by ADR-002',
      'PL-041',
      'docs/adr/ADR-002-external-provider.md',
    ],
    ['[S26] PL-042 by ADR-003', 'PL-042', 'docs/adr/ADR-003-billing.md'],
  ])('%s', (_title, id, path) => {
    const line = (tree: FileTree) =>
      todoFile(tree, 'en')
        .file.content.split('\n')
        .find(text => text.includes(id));
    expect(line(files)).toMatch(/^- \[x\]/);
    const without = new Map(files);
    expect(without.delete(path)).toBe(true);
    expect(line(without)).toMatch(/^- \[ \]/);
  });

  it('[S50] [S14] documents the environment of every stage, and ignores what is real', () => {
    for (const folder of ['backend', 'frontend', 'mobile']) {
      const testers = folder === 'mobile' ? '.preview' : '.staging';
      for (const stage of ['', testers, '.production']) {
        expect(textOf(files, `${folder}/.env${stage}.example`)).toMatch(/^#/m);
      }
      expect(textOf(files, `${folder}/.gitignore`)).toMatch(/^\.env/m);
    }
    expect(
      [...files.keys()].filter(
        path => /\.env(\.\w+)?$/.test(path) && !path.endsWith('.example'),
      ),
    ).toEqual([]);
  });

  it('[S51] has no key or password that could be real', () => {
    for (const [path, text] of files) {
      expect([
        path,
        /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|ghp_\w{30}|xox[bp]-\w+/.exec(
          text,
        ),
      ]).toEqual([path, null]);
    }
  });

  it('[E01] [E09] keeps the variables and updates of each profile of the app apart', () => {
    const { build } = JSON.parse(textOf(files, 'mobile/eas.json'));
    expect(Object.keys(build)).toEqual([
      'development',
      'preview',
      'production',
    ]);
    const profiles = Object.entries<{
      channel: string;
      env: Record<string, string>;
    }>(build);
    expect(profiles.map(([name, { channel }]) => [name, channel])).toEqual(
      profiles.map(([name]) => [name, name]),
    );
    const apis = profiles.map(([, { env }]) => env.EXPO_PUBLIC_API_URL);
    expect(new Set(apis).size).toBe(3);
    expect(textOf(files, 'mobile/app.config.ts')).toContain('runtimeVersion');
    expect(textOf(files, 'mobile/.env.example')).toContain(
      'EXPO_PUBLIC_MAPBOX_TOKEN',
    );
    const { dependencies } = JSON.parse(textOf(files, 'mobile/package.json'));
    expect(dependencies).toHaveProperty(['expo-updates']);
  });

  it('[E08] reports crashes of the app with source maps, and no token in the repository', () => {
    expect(textOf(files, 'mobile/app.config.ts')).toContain(
      '@sentry/react-native/expo',
    );
    const release = textOf(files, '.github/workflows/mobile-release.yml');
    expect(release).toContain('SENTRY_AUTH_TOKEN: ${{ secrets.');
  });

  it('[E11] [S16] gives every client the interface of the service', () => {
    const paths = (folder: string) =>
      Object.keys(JSON.parse(textOf(files, `${folder}/openapi.json`)).paths);
    for (const folder of ['frontend', 'mobile']) {
      for (const path of paths(folder)) {
        expect([folder, paths('backend').includes(path), path]).toEqual([
          folder,
          true,
          path,
        ]);
      }
      const { scripts, dependencies } = JSON.parse(
        textOf(files, `${folder}/package.json`),
      );
      expect(scripts).toHaveProperty(['client:generate']);
      expect(dependencies).toHaveProperty(['openapi-fetch']);
    }
  });

  it('[N131] [S22] hands out files by signed addresses', () => {
    const storage = textOf(files, 'backend/src/storage/storage.service.ts');
    expect(storage).toContain('getSignedUrl');
    expect(storage).toContain('expiresIn');
  });

  it('[N134] [S21] takes queues and rate limits to a Redis that forgets no job', () => {
    expect(
      textOf(files, 'infrastructure/terraform/managed/redis.tf'),
    ).toContain('noeviction');
    expect(
      [...files].some(
        ([path, text]) =>
          path.startsWith('backend/src/queues/') && text.includes('bullmq'),
      ),
    ).toBe(true);
  });

  it('[C3] [C14] [C15] logs by pino, tests by Jest, queues by BullMQ', () => {
    const { dependencies, devDependencies } = JSON.parse(
      textOf(files, 'backend/package.json'),
    );
    expect(Object.keys({ ...dependencies, ...devDependencies })).toEqual(
      expect.arrayContaining(['pino', 'jest', 'eslint', 'bullmq', 'ioredis']),
    );
    for (const name of [
      'winston',
      'vitest',
      'oxlint',
      'bull',
      '@nestjs/bull',
    ]) {
      expect({ ...dependencies, ...devDependencies }).not.toHaveProperty([
        name,
      ]);
    }
  });
});

describe.each(Object.keys(TEMPLATES))('the template %s', template => {
  it('[C1] [C4] [C6] [C8] [C12] [C13] [C16] [C22] asks what its components need to know, as the library defines it', () => {
    const { spec } = parse(
      readFileSync(
        join(templatesDirectory(), template, 'template.yaml'),
        'utf8',
      ),
    );
    const asked: Record<string, Record<string, unknown>> = {};
    const collect = (page: Page): void => {
      Object.values(page.dependencies ?? {}).forEach(({ oneOf }) =>
        oneOf.forEach(collect),
      );
      Object.assign(asked, page.properties);
    };
    const pages: Page[] = spec.parameters;
    pages.forEach(collect);
    const components = TEMPLATES[template];
    const expected = PARAMETERS.filter(
      ({ name, components: concerned }) =>
        concerned.some(component => components.includes(component)) &&
        !(components.length > 1 && name === 'layout'),
    );
    for (const { name, components: _, ...schema } of expected) {
      expect([name, asked[name]]).toEqual([
        name,
        expect.objectContaining({
          type: schema.type,
          title: schema.title,
          description: schema.description,
          default: schema.default,
        }),
      ]);
    }
    const fixed = [
      'name',
      'owner',
      'description',
      'repoUrl',
      'domain',
      'system',
      'preview',
    ];
    expect(
      Object.keys(asked)
        .filter(name => !fixed.includes(name))
        .sort(),
    ).toEqual(expected.map(({ name }) => name).sort());
    expect(
      pages.flatMap(page => Object.keys(page.properties)).slice(0, 4),
    ).toEqual(['name', 'owner', 'description', 'repoUrl']);
  });

  it.each(['en', 'fr'])(
    'has documents in %s whose links all resolve',
    async language => {
      const files = await render(template, { language });
      for (const path of [...files.keys()].filter(name =>
        name.endsWith('.md'),
      )) {
        expect([path, brokenLinks(path, files)]).toEqual([path, []]);
      }
    },
  );

  it('is complete with only a name and an owner', async () => {
    const files = await renderGoldenPath({
      template: { name: template },
      answers: { name: 'orders', owner: 'group:default/checkin' },
    });
    const tree = treeOf(files);
    expect(tree.get('catalog-info.yaml')).toContain(
      'owner: group:default/checkin',
    );
    expect(tree.get('.jalon/golden-path.yaml')).toContain(`name: ${template}`);
    for (const [path, text] of tree) {
      expect([
        path,
        /__GOLDEN_PATH_|golden-path:(if|end|value)/.exec(text),
      ]).toEqual([path, null]);
      expect(path).not.toMatch(/\.fr\.md$/);
    }
  });
});

it('[C10] refuses what it cannot deploy to', () => {
  expect(readAnswers({ ...RAW_ANSWERS, deployTarget: 'ecs' })).toEqual({
    problems: [
      'The deployment target "ecs" is not supported: only kubernetes is.',
    ],
  });
});
