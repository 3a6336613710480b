import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { repositoriesFromConfig } from '@jalon/repositories';
import { ExamplesReader } from '../integrations/ExamplesReader';
import { GitHistoryWriter } from '../integrations/GitHistoryWriter';
import { DemoOrganisation } from './DemoOrganisation';

const examples = resolve(__dirname, '../../../../examples');
const now = new Date('2026-03-16T09:30:00Z');

describe('DemoOrganisation', () => {
  const data = createMockDirectory();

  function demo() {
    const logger = mockServices.logger.mock();
    return new DemoOrganisation({
      examples: new ExamplesReader(examples),
      writer: new GitHistoryWriter(),
      repositories: repositoriesFromConfig(
        mockServices.rootConfig({
          data: {
            app: { baseUrl: 'http://localhost:7007' },
            repositories: { local: { directory: data.path } },
          },
        }),
        { logger },
      ),
      logger,
    });
  }

  function git(name: string, ...args: string[]): string {
    const directory = join(data.path, 'yonima', `${name}.git`);
    return execFileSync('git', [`--git-dir=${directory}`, ...args], {
      encoding: 'utf8',
    });
  }

  function deploymentsOf(environment: string): string[] {
    return git(
      'checkin-api',
      'log',
      '-p',
      '--reverse',
      '--format=',
      '--',
      `infrastructure/kubernetes/${environment}/kustomization.yaml`,
    )
      .split('\n')
      .filter(line => /^\+ +newTag: /.test(line))
      .map(line => line.replace(/^\+ +newTag: /, ''));
  }

  beforeEach(() => data.clear());

  it('creates the three repositories within three seconds', async () => {
    const start = performance.now();
    await expect(demo().create(now)).resolves.toEqual([
      'yonima/checkin-api',
      'yonima/checkin-mobile',
      'yonima/checkin-web',
    ]);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(git('checkin-api', 'fsck', '--strict')).toBe('');
    expect(git('checkin-api', 'symbolic-ref', 'HEAD').trim()).toBe(
      'refs/heads/main',
    );
  });

  it.each(['checkin-api', 'checkin-web', 'checkin-mobile'])(
    'ends the history of %s with its content in examples/',
    async name => {
      await demo().create(now);
      const root = join(examples, 'repositories/yonima', name);
      const paths = git(name, 'ls-tree', '-r', '-z', '--name-only', 'main')
        .split('\0')
        .filter(Boolean);
      const files = readdirSync(root, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
        .map(path => path.slice(root.length + 1));
      expect(paths).toEqual(files.sort());
      for (const path of paths) {
        expect(git(name, 'show', `main:${path}`)).toBe(
          readFileSync(join(root, path), 'utf8'),
        );
      }
    },
  );

  it('tells weeks of deployments, one of them rolled back', async () => {
    await demo().create(now);

    const staging = deploymentsOf('staging');
    expect(staging.length).toBeGreaterThanOrEqual(25);
    expect(staging[0]).toBe('1.0.0');
    expect(staging.at(-1)).toBe('1.4.4');

    const production = deploymentsOf('production');
    expect(production.length).toBeGreaterThanOrEqual(12);
    expect(production.at(-1)).toBe('1.4.2');
    expect(production.slice(6, 9)).toEqual(['1.2.1', '1.2.4', '1.2.1']);

    const rollback = git(
      'checkin-api',
      'log',
      '--format=%s%n%an%n%(trailers:only,unfold)',
      '--grep=Rollback-Operation',
    );
    expect(rollback.trim().split('\n')).toEqual([
      'Roll back production of checkin-api to 1.2.1',
      'Awa Ndiaye',
      expect.stringMatching(/^Rollback-Operation: [0-9a-f-]{36}$/),
      'Rollback-From: 1.2.4',
      'Rollback-To: 1.2.1',
    ]);
  });

  it('has an expand-only migration between the last production versions', async () => {
    await demo().create(now);
    const range = ['v1.4.1..v1.4.2', '--', 'prisma/migrations'];
    const [added] = git('checkin-api', 'diff', '--name-only', ...range)
      .trim()
      .split('\n');
    expect(git('checkin-api', 'show', `v1.4.2:${added}`)).toMatch(
      /^-- migration: expand-only\n/,
    );
  });

  it('ticks the to-do items over the weeks', async () => {
    await demo().create(now);
    const revisions = git(
      'checkin-api',
      'log',
      '--reverse',
      '--format=%H',
      '--',
      'docs/todo/TODO-platform.md',
    )
      .trim()
      .split('\n');
    const done = revisions.map(
      revision =>
        git('checkin-api', 'show', `${revision}:docs/todo/TODO-platform.md`)
          .split('\n')
          .filter(line => line.startsWith('- [x] PL-')).length,
    );
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is dated in order and ends shortly before now', async () => {
    await demo().create(now);
    const times = git('checkin-api', 'log', '--format=%cI')
      .trim()
      .split('\n')
      .map(time => Date.parse(time));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times[0]).toBe(now.getTime() - 55 * 60_000);
    expect(times.at(-1)).toBeLessThan(now.getTime() - 7 * 7 * 86_400_000);
  });

  it('gives the same commits for the same time', async () => {
    await demo().create(now);
    const first = git('checkin-api', 'rev-parse', 'main');
    data.clear();
    await demo().create(now);
    expect(git('checkin-api', 'rev-parse', 'main')).toBe(first);
  });

  it('does nothing the second time and keeps what people did', async () => {
    await demo().create(now);
    git('checkin-web', 'update-ref', 'refs/heads/main', 'main~1');
    const head = git('checkin-web', 'rev-parse', 'main');

    await expect(demo().create(now)).resolves.toEqual([]);
    expect(git('checkin-web', 'rev-parse', 'main')).toBe(head);
  });

  it('leaves nothing half-made behind', async () => {
    const half = join(data.path, 'yonima/.checkin-web.git-interrupted');
    data.setContent({ [`yonima/.checkin-web.git-interrupted/HEAD`]: 'ref: x' });
    await demo().create(now);
    expect(readdirSync(join(data.path, 'yonima')).sort()).toEqual([
      half.slice(half.lastIndexOf('/') + 1),
      'checkin-api.git',
      'checkin-mobile.git',
      'checkin-web.git',
    ]);
  });
});
