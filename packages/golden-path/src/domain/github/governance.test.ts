import { parse } from 'yaml';
import { answersOf } from '../__testUtils__/answers';
import type { Answers, Component, RawAnswers } from '../answers';
import { githubOwner, governanceFiles } from './governance';

const answers = (raw: RawAnswers = {}, components?: Component[]): Answers =>
  answersOf(
    { repoUrl: 'github.com?owner=Acme&repo=orders-api', ...raw },
    components ?? ['backend'],
  );

const filesOf = (each: Answers) =>
  Object.fromEntries(
    governanceFiles(each).map(file => [file.path, file.content]),
  );

const product = (raw: RawAnswers = {}) =>
  answers(raw, ['backend', 'frontend', 'mobile']);

function ownersOf(each: Answers): string[][] {
  return filesOf(each)
    ['.github/CODEOWNERS'].split('\n')
    .filter(line => line && !line.startsWith('#'))
    .map(line => line.split(' '));
}

interface Update {
  'package-ecosystem': string;
  directory?: string;
  directories?: string[];
  schedule: object;
  labels: string[];
  groups?: Record<string, { patterns: string[] }>;
}

const updatesOf = (each: Answers): Update[] =>
  parse(filesOf(each)['.github/dependabot.yml']).updates;

describe('CODEOWNERS', () => {
  it('[S30] [C12] [E13] names an owner for everything in a product', () => {
    const lines = ownersOf(product());
    expect(lines.map(([pattern]) => pattern)).toEqual([
      '*',
      '/backend/',
      '/backend/src/modules/notes/',
      '/frontend/',
      '/frontend/src/app/',
      '/mobile/',
      '/infrastructure/',
      '/.github/workflows/',
      '*.yml',
      '*.yaml',
      'Dockerfile',
      '*.Dockerfile',
      '*.tf',
    ]);
    expect(new Set(lines.map(([, owner]) => owner))).toEqual(
      new Set(['@Acme/checkin']),
    );
  });

  it('[S30] [C12] follows a service to the root, and an app without images', () => {
    expect(ownersOf(answers()).map(([pattern]) => pattern)).toEqual(
      expect.arrayContaining(['/src/', '/src/modules/notes/']),
    );
    expect(
      ownersOf(answers({}, ['mobile'])).map(([pattern]) => pattern),
    ).toEqual(['*', '/src/', '/.github/workflows/', '*.yml', '*.yaml']);
  });

  it.each([
    ['group:default/checkin', '@Acme/checkin'],
    ['checkin', '@Acme/checkin'],
    ['user:default/amel.diop', '@amel.diop'],
  ])('[S30] writes %s as %s', (owner, handle) => {
    expect(githubOwner({ ...answers(), owner })).toBe(handle);
  });
});

describe('Dependabot', () => {
  it('[S31] [W05] [E13] [C12] looks on Mondays at every component and image', () => {
    const updates = updatesOf(product());
    expect(
      updates.map(({ directory, directories, ...update }) => [
        update['package-ecosystem'],
        ...(directories ?? [directory]),
      ]),
    ).toEqual([
      ['npm', '/backend'],
      ['npm', '/frontend'],
      ['npm', '/mobile'],
      ['docker', '/infrastructure/docker', '/infrastructure/kubernetes/base'],
      ['docker-compose', '/infrastructure/docker'],
      [
        'terraform',
        '/infrastructure/terraform',
        '/infrastructure/terraform/managed',
      ],
      ['github-actions', '/'],
    ]);
    for (const { schedule, labels } of updates) {
      expect(schedule).toEqual({ interval: 'weekly', day: 'monday' });
      expect(labels).toContain('dependencies');
    }
    expect(updatesOf(answers())[0].directory).toBe('/');
    const inCluster = updatesOf(answers({ databaseHosting: 'in-cluster' }));
    expect(inCluster.map(({ directory }) => directory)).toContain(
      '/infrastructure/terraform',
    );
  });

  it.each([
    [{}, 'prisma', '@prisma/*'],
    [{ orm: 'drizzle' }, 'drizzle', 'drizzle-orm'],
    [{ database: 'mongodb' }, 'mongodb', '@nestjs/mongoose'],
  ])('[S31] [C6] groups what belongs together with %j', (raw, group, name) => {
    const [{ groups }] = updatesOf(answers(raw));
    expect(groups?.nestjs.patterns).toEqual(['@nestjs/*']);
    expect(groups?.redis.patterns).toEqual(
      expect.arrayContaining([
        'ioredis',
        '@nestjs/bullmq',
        'bullmq',
        'cache-manager*',
      ]),
    );
    expect(groups?.[group].patterns).toContain(name);
    // A dependency joins the first group that names it
    const order = Object.keys(groups ?? {});
    expect(order.indexOf('redis')).toBeLessThan(order.indexOf('nestjs'));
    expect(order.indexOf(group)).toBeLessThan(order.indexOf('nestjs'));
  });
});

describe('Gitleaks', () => {
  const patterns = (each: Answers) =>
    [...filesOf(each)['.gitleaks.toml'].matchAll(/'''(.*)'''/g)].map(
      ([, pattern]) => new RegExp(pattern),
    );

  it('[S45] takes checksums and made-up values for no keys, and nothing else', () => {
    const quiet = (path: string) =>
      patterns(product()).some(pattern => pattern.test(path));
    expect(quiet('.jalon/golden-path.yaml')).toBe(true);
    expect(quiet('infrastructure/terraform/tests/staging.tftest.hcl')).toBe(
      true,
    );
    expect(quiet('backend/src/config/environment.ts')).toBe(false);
    expect(quiet('infrastructure/terraform/main.tf')).toBe(false);
    expect(patterns(answers({}, ['mobile']))).toHaveLength(1);
  });
});

describe('what people are asked', () => {
  it('reminds the author of a change of what it may break', () => {
    const { '.github/pull_request_template.md': english } = filesOf(product());
    expect(english).toContain('- [ ] Migrations only add (expand)');
    const french = filesOf(answers({ language: 'fr' }, ['mobile']));
    expect(french['.github/pull_request_template.md']).toContain(
      '- [ ] L’application marche avec le backend',
    );
    expect(french['.github/pull_request_template.md']).not.toContain(
      'migrations',
    );
  });

  it('sends whoever finds a hole to a private page', () => {
    expect(filesOf(answers())['SECURITY.md']).toContain(
      '<https://github.com/Acme/orders-api/security/advisories/new>',
    );
    const local = answers({ repoUrl: 'localhost?owner=acme&repo=orders-api' });
    expect(filesOf(local)['SECURITY.md']).toContain('CODEOWNERS');
  });

  it('asks for the component only where there are several', () => {
    const form = (each: Answers) =>
      parse(filesOf(each)['.github/ISSUE_TEMPLATE/bug.yml']).body.map(
        ({ id }: { id: string }) => id,
      );
    expect(form(product())).toContain('component');
    expect(form(answers())).not.toContain('component');
  });
});
