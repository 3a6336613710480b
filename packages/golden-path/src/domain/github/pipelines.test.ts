import { answersOf } from '../__testUtils__/answers';
import type { Answers, Component, RawAnswers } from '../answers';
import { backendCi, backendCiFile } from './backendCi';
import { frontendCi } from './frontendCi';
import type { Job, Workflow } from './workflow';

const service = answersOf({ repoUrl: 'github.com?owner=Acme&repo=orders-api' });
const monorepo = (raw: RawAnswers = {}): Answers =>
  answersOf(raw, ['backend', 'frontend', 'mobile'] as Component[]);

const runsOf = ({ steps }: Job): string[] =>
  steps.flatMap(step => ('run' in step ? [step.run] : []));

function usesOf({ steps }: Job, action: string) {
  const found = steps.find(
    step => 'uses' in step && step.uses.startsWith(`${action}@`),
  );
  if (!found || !('uses' in found)) {
    throw new Error(`${action} is not used`);
  }
  return found;
}

const stages = ({ jobs }: Workflow) =>
  Object.entries(jobs).map(([id, { needs }]) => [id, needs]);

describe('the pipeline of the backend', () => {
  const { on, concurrency, jobs } = backendCi(service);

  it('[N90] [C13] runs for the branches of the team', () => {
    expect(on).toMatchObject({
      push: { branches: ['main', 'develop', 'feature/**', 'release/**'] },
      pull_request: { branches: ['main', 'develop'] },
    });
    expect(
      backendCi(answersOf({ integrationBranch: 'next' })).on,
    ).toMatchObject({ pull_request: { branches: ['main', 'next'] } });
  });

  it('[N90] [C12] looks at its own folder in a mono-repo', () => {
    const paths = [
      'backend/**',
      '.github/workflows/backend-ci.yml',
      'infrastructure/docker/backend.Dockerfile',
    ];
    const workflow = backendCi(monorepo());
    expect(workflow.on).toMatchObject({
      push: { paths },
      pull_request: { paths },
    });
    expect(workflow.defaults.run['working-directory']).toBe('backend');
  });

  it('[N90] does not build again what a deployment merely names', () => {
    expect(on.push).toMatchObject({
      'paths-ignore': [
        'infrastructure/kubernetes/staging/kustomization.yaml',
        'infrastructure/kubernetes/production/kustomization.yaml',
      ],
    });
  });

  it('[N91] runs once per branch: a newer push ends the older run', () => {
    expect(concurrency).toEqual({
      group: 'backend-${{ github.ref }}',
      'cancel-in-progress': true,
    });
  });

  it('[S33] [N94] has six stages, the middle three in parallel', () => {
    expect(stages(backendCi(service))).toEqual([
      ['lint', undefined],
      ['unit', 'lint'],
      ['e2e', 'lint'],
      ['security', 'lint'],
      ['docker', ['unit', 'e2e', 'security']],
      ['scan', 'docker'],
    ]);
  });

  it('[N92] [S15] lints, checks the format and the types', () => {
    expect(runsOf(jobs.lint)).toEqual(
      expect.arrayContaining(['npm run lint', 'npm run type-check']),
    );
  });

  it('[N93] [C4] covers as much as was asked for, and tells Codecov', () => {
    expect(runsOf(jobs.unit)).toContain('npm run test:coverage');
    const { unit } = backendCi(answersOf({ coverageThreshold: 65 })).jobs;
    expect(unit.steps.map(({ name }) => name)).toContain(
      'Unit tests, at least 65 % covered',
    );
    expect(usesOf(unit, 'codecov/codecov-action').if).toBe(
      "${{ env.CODECOV_TOKEN != '' }}",
    );
  });

  it.each([
    [{}, 'postgres', /^postgres:\d/, /^postgresql:/],
    [{ postgis: true }, 'postgres', /^postgis\/postgis:/, /^postgresql:/],
    [{ database: 'mongodb' }, 'mongodb', /^mongo:7\.0$/, /^mongodb:/],
  ])('[N94] [C1] runs end-to-end tests beside %j', (raw, name, image, url) => {
    const { e2e } = backendCi(answersOf(raw)).jobs;
    expect(Object.keys(e2e.services ?? {})).toEqual([name, 'redis']);
    expect(e2e.services?.[name].image).toMatch(image);
    expect(e2e.services?.redis.image).toMatch(/^redis:7/);
    expect(e2e.env?.DATABASE_URL).toMatch(url);
    for (const { options } of Object.values(e2e.services ?? {})) {
      expect(options).toContain('--health-cmd=');
    }
    expect(runsOf(e2e)).toContain('npm run test:e2e');
  });

  it('[N95] looks for vulnerabilities with npm audit, Snyk and CodeQL', () => {
    const runs = runsOf(jobs.security);
    expect(runs).toContain('npm audit --omit=dev --audit-level=high');
    expect(runs.join()).toMatch(/npx --yes snyk@[\d.]+ test/);
    expect(
      usesOf(jobs.security, 'github/codeql-action/init').with,
    ).toMatchObject({ languages: 'javascript-typescript' });
    usesOf(jobs.security, 'github/codeql-action/analyze');
  });

  it('[N96] [C16] publishes with a bill of materials what was merged or tagged', () => {
    expect(jobs.docker.if).toBe(
      "github.event_name == 'push' && (github.ref == 'refs/heads/main' || github.ref == 'refs/heads/develop' || startsWith(github.ref, 'refs/tags/v'))",
    );
    expect(usesOf(jobs.docker, 'docker/build-push-action').with).toMatchObject({
      platforms: 'linux/amd64',
      push: true,
      sbom: true,
      provenance: 'mode=max',
      'cache-from': 'type=gha,scope=backend',
      'cache-to': 'type=gha,mode=max,scope=backend',
    });
    expect(usesOf(jobs.docker, 'docker/login-action').with?.registry).toBe(
      'ghcr.io',
    );
  });

  it('[C16] signs in to Docker Hub with secrets instead', () => {
    const { docker } = backendCi(answersOf({ registry: 'dockerhub' })).jobs;
    expect(usesOf(docker, 'docker/login-action').with).toEqual({
      registry: 'docker.io',
      username: '${{ secrets.DOCKERHUB_USERNAME }}',
      password: '${{ secrets.DOCKERHUB_TOKEN }}',
    });
    expect(docker.permissions).toEqual({ contents: 'read' });
  });

  it('[N101] names the image after the service and the commit', () => {
    expect(usesOf(jobs.docker, 'docker/metadata-action').with).toEqual({
      images: 'ghcr.io/acme/orders-api-backend',
      tags: 'type=sha,prefix=sha-\ntype=ref,event=branch\ntype=semver,pattern={{version}}',
    });
  });

  it('[N97] scans the very image, and stops what could be mended', () => {
    expect(usesOf(jobs.scan, 'aquasecurity/trivy-action').with).toMatchObject({
      'image-ref': '${{ needs.docker.outputs.image }}',
      format: 'sarif',
      'exit-code': '1',
    });
    usesOf(jobs.scan, 'github/codeql-action/upload-sarif');
    expect(jobs.docker.outputs?.image).toMatch(/@\$\{\{/);
  });

  it('[N98] compares migrations with the base, which is always a commit', () => {
    const step = jobs.lint.steps.find(
      each => 'run' in each && each.run.includes('migrations:check'),
    );
    expect(step).toMatchObject({
      env: { BASE: '${{ steps.base.outputs.commit }}' },
      run: 'npm run migrations:check -- "$BASE"',
    });
  });

  it('[N99] [S16] keeps the interface compatible and makes its client', () => {
    const runs = runsOf(jobs.lint).join('\n');
    expect(runs).toContain('npm run openapi:export');
    expect(runs).toContain('npm run client:generate');
    expect(runs).toContain('npm run openapi:check -- "$BASE"');
    const { lint } = backendCi(monorepo()).jobs;
    expect(usesOf(lint, 'oasdiff/oasdiff-action/breaking').with).toMatchObject({
      revision: 'HEAD:backend/openapi.json',
      'fail-on': 'ERR',
    });
  });

  it('[N100] runs scripts that a backend has', () => {
    const scripts = Object.values(jobs)
      .flatMap(runsOf)
      .flatMap(run => [...run.matchAll(/npm run ([\w:-]+)/g)])
      .map(([, name]) => name);
    expect([...new Set(scripts)].sort()).toEqual([
      'client:generate',
      'lint',
      'migrations:check',
      'openapi:check',
      'openapi:export',
      'test:coverage',
      'test:e2e',
      'type-check',
    ]);
  });

  it('[E04] says that the tag of a product is a release of everything', () => {
    expect(backendCiFile(monorepo()).content).toContain(
      'In a product the same\n    # tag also builds and submits the app.',
    );
  });
});

describe('the pipeline of the frontend', () => {
  const { on, concurrency, jobs } = frontendCi(monorepo());

  it('[W04] [S33] has five stages', () => {
    expect(stages(frontendCi(monorepo()))).toEqual([
      ['lint', undefined],
      ['unit', 'lint'],
      ['security', 'lint'],
      ['docker', ['unit', 'security']],
      ['scan', 'docker'],
    ]);
    expect(runsOf(jobs.lint)).toEqual([
      'npm ci',
      'npm run lint',
      'npm run type-check',
      'npm run build',
    ]);
    expect(concurrency?.group).toBe('frontend-${{ github.ref }}');
  });

  it('[W04] [C12] looks at its own folder', () => {
    expect(on).toMatchObject({
      push: {
        paths: [
          'frontend/**',
          '.github/workflows/frontend-ci.yml',
          'infrastructure/docker/frontend.Dockerfile',
        ],
      },
    });
  });

  it('[W04] builds the image with the addresses that browsers use', () => {
    const { with: inputs } = usesOf(jobs.docker, 'docker/build-push-action');
    expect(inputs).toMatchObject({
      context: 'frontend',
      file: 'infrastructure/docker/frontend.Dockerfile',
    });
    expect(inputs?.['build-args']).toContain(
      'NEXT_PUBLIC_API_URL=https://api.orders-api.example.com',
    );
  });
});
