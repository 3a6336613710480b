import { parse } from 'yaml';
import { answersOf } from '../__testUtils__/answers';
import { backendCi, backendCiFile } from './backendCi';
import { githubOwner, governanceFiles } from './governance';
import { Job, Step } from './workflow';

const answers = answersOf({
  repoUrl: 'github.com?owner=Acme&repo=orders-api',
});

const workflow = backendCi(answers);
const steps = (job: Job): Step[] => job.steps;
const allSteps = Object.values(workflow.jobs).flatMap(steps);

describe('the pipeline', () => {
  it('runs for the branches of the team, one run per branch', () => {
    expect(workflow.on).toMatchObject({
      push: { branches: ['main', 'develop', 'feature/**', 'release/**'] },
      pull_request: { branches: ['main', 'develop'] },
    });
    expect(workflow.concurrency).toEqual({
      group: 'backend-${{ github.ref }}',
      'cancel-in-progress': true,
    });
  });

  it('has six stages, the middle three in parallel', () => {
    expect(
      Object.entries(workflow.jobs).map(([id, job]) => [id, job.needs]),
    ).toEqual([
      ['lint', undefined],
      ['unit', 'lint'],
      ['e2e', 'lint'],
      ['security', 'lint'],
      ['docker', ['unit', 'e2e', 'security']],
      ['scan', 'docker'],
    ]);
  });

  it('pins every action by commit and names its release', () => {
    const { content } = backendCiFile(answers);
    const uses = content.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(10);
    for (const line of uses) {
      expect(line).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('gives each job only the rights it needs', () => {
    expect(workflow.permissions).toEqual({});
    expect(
      Object.entries(workflow.jobs)
        .filter(([, job]) => Object.values(job.permissions).includes('write'))
        .map(([id]) => id),
    ).toEqual(['security', 'docker', 'scan']);
  });

  it('interpolates nothing into a script', () => {
    for (const step of allSteps) {
      expect('run' in step ? step.run : '').not.toContain('${{');
    }
  });

  it('is read by any YAML parser', () => {
    const { content } = backendCiFile(answers);
    expect(content).toContain('\non:\n');
    expect(parse(content)).toEqual(JSON.parse(JSON.stringify(workflow)));
  });
});

describe('governance', () => {
  const files = Object.fromEntries(
    governanceFiles(answers).map(file => [file.path, file.content]),
  );

  it('names an owner for everything', () => {
    const lines = files['.github/CODEOWNERS']
      .split('\n')
      .filter(line => line && !line.startsWith('#'));
    expect(lines.map(line => line.split(' ')[0])).toEqual([
      '*',
      '/src/',
      '/src/modules/notes/',
      '/infrastructure/',
      '/.github/workflows/',
      '*.yml',
      '*.yaml',
      'Dockerfile',
      '*.Dockerfile',
      '*.tf',
    ]);
    expect(new Set(lines.map(line => line.split(' ')[1]))).toEqual(
      new Set(['@Acme/checkin']),
    );
  });

  it.each([
    ['group:default/checkin', '@Acme/checkin'],
    ['checkin', '@Acme/checkin'],
    ['user:default/amel.diop', '@amel.diop'],
  ])('writes %s as %s', (owner, handle) => {
    expect(githubOwner({ ...answers, owner })).toBe(handle);
  });

  it('updates dependencies on Mondays', () => {
    const { version, updates } = parse(files['.github/dependabot.yml']);
    expect(version).toBe(2);
    expect(
      updates.map((update: { [key: string]: unknown }) => [
        update['package-ecosystem'],
        update.directory,
        update.schedule,
      ]),
    ).toEqual([
      ['npm', '/', { interval: 'weekly', day: 'monday' }],
      [
        'docker',
        '/infrastructure/docker',
        { interval: 'weekly', day: 'monday' },
      ],
      ['github-actions', '/', { interval: 'weekly', day: 'monday' }],
    ]);
    expect(updates[0].groups.nestjs.patterns).toEqual(['@nestjs/*']);
  });
});
