import { parse } from 'yaml';
import { answersOf } from '../__testUtils__/answers';
import { Answers } from '../answers';
import { GeneratedFile } from '../files';
import { ciFiles, deployFiles, governanceFiles } from './index';
import { repositorySettings } from './repositorySettings';
import { checksOf, needsOf, pushesWithDeployKey } from './workflowNeeds';

type Settings = ReturnType<typeof repositorySettings>;

function ofKind<K extends Settings[number]['kind']>(
  settings: Settings,
  kind: K,
): Extract<Settings[number], { kind: K }>[] {
  return settings.filter(
    (setting): setting is Extract<Settings[number], { kind: K }> =>
      setting.kind === kind,
  );
}

function workflow(content: string): GeneratedFile[] {
  return [{ path: '.github/workflows/any.yml', content }];
}

/** All references to secrets in the workflows, found by text alone. */
function secretsIn(answers: Answers): Set<string> {
  const text = [...ciFiles(answers), ...deployFiles(answers)]
    .map(({ content }) => content)
    .join('\n');
  const names = [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
  return new Set(names.filter(name => name !== 'GITHUB_TOKEN'));
}

describe('repositorySettings', () => {
  it('[S32] protects main and the integration branch, after everything else', () => {
    const settings = repositorySettings(
      answersOf({ integrationBranch: 'next' }),
    );
    expect(settings[settings.length - 1]).toMatchObject({
      kind: 'protection',
      branches: ['main', 'next'],
      approvals: 1,
    });
    expect(ofKind(settings, 'branch')).toEqual([
      { kind: 'branch', branch: 'next' },
    ]);
  });

  it('[S32] requires checks by the names that the workflows have', () => {
    const answers = answersOf();
    const [{ checks }] = ofKind(repositorySettings(answers), 'protection');
    const names = ciFiles(answers).flatMap(({ content }) =>
      Object.values<{ name: string }>(parse(content).jobs).map(
        ({ name }) => name,
      ),
    );
    expect(names).toEqual(expect.arrayContaining(checks));
    expect(checks).toEqual([
      expect.stringMatching(/Lint/),
      expect.stringMatching(/Unit tests/),
      expect.stringMatching(/End-to-end tests/),
      expect.stringMatching(/Security/),
    ]);
  });

  it('[S32] lets the owning team approve production, and nobody their own', () => {
    const [staging, production] = ofKind(
      repositorySettings(answersOf({ integrationBranch: 'next' })),
      'environment',
    );
    expect(staging).toMatchObject({
      environment: 'staging',
      reviewers: [],
      branches: ['main', 'next'],
    });
    expect(production).toMatchObject({
      environment: 'production',
      reviewers: [{ kind: 'team', name: 'checkin' }],
      preventSelfReview: true,
      branches: ['main'],
    });
  });

  it('[S32] gives the owning team access before it names it anywhere', () => {
    const [first] = repositorySettings(answersOf());
    expect(first).toEqual({
      kind: 'team-access',
      team: 'checkin',
      permission: 'maintain',
    });
    const ofPerson = repositorySettings(
      answersOf({ owner: 'user:default/amel' }),
    );
    expect(ofKind(ofPerson, 'team-access')).toEqual([]);
    expect(ofKind(ofPerson, 'environment')[1].reviewers).toEqual([
      { kind: 'user', name: 'amel' },
    ]);
  });

  it('[S32] [E04] lets releases of an app deploy to production', () => {
    const answers = answersOf({ mobileStagingBranch: 'beta' }, ['mobile']);
    const [staging, production] = ofKind(
      repositorySettings(answers),
      'environment',
    );
    expect(staging.branches).toContain('beta');
    expect(production.tags).toEqual(['v*.*.*']);
  });

  it.each<[string, Answers]>([
    ['a service', answersOf()],
    ['an app', answersOf({}, ['mobile'])],
    ['a frontend', answersOf({}, ['frontend'])],
    [
      'a product',
      answersOf({ layout: 'monorepo' }, ['backend', 'frontend', 'mobile']),
    ],
  ])('[S32] names every secret and label that %s uses', (_, answers) => {
    const settings = repositorySettings(answers);
    const secrets = ofKind(settings, 'secrets').flatMap(
      ({ names, optional = [] }) => [...names, ...optional],
    );
    expect(new Set(secrets)).toEqual(secretsIn(answers));

    const [{ labels }] = ofKind(settings, 'labels');
    const dependabot = governanceFiles(answers).find(({ path }) =>
      path.endsWith('dependabot.yml'),
    );
    const updates: { labels?: string[] }[] = parse(
      dependabot?.content ?? '',
    ).updates;
    expect(new Set(labels.map(({ name }) => name))).toEqual(
      new Set(updates.flatMap(update => update.labels ?? [])),
    );
  });

  it('gives the same plan for the same answers', () => {
    expect(repositorySettings(answersOf())).toEqual(
      repositorySettings(answersOf()),
    );
  });
});

describe('checksOf', () => {
  const jobs = [
    'jobs:',
    '  lint: { name: Lint, steps: [] }',
    '  unnamed: { steps: [] }',
    '  image: { name: Image, if: github.event_name == "push" }',
    '  scan: { name: Scan, needs: [lint, image] }',
    '  report: { name: Report, needs: lint }',
    '  called: { name: Called, uses: ./.github/workflows/x.yml }',
    '  matrix: { name: Matrix, strategy: { matrix: { node: [22, 24] } } }',
  ].join('\n');

  it.each([
    ['on: { pull_request: { branches: [main, develop] } }'],
    ['on: { pull_request: }'],
  ])('[S32] takes the jobs that always run with %s', on => {
    expect(checksOf(workflow(`${on}\n${jobs}`), ['main', 'develop'])).toEqual([
      'Lint',
      'unnamed',
      'Report',
    ]);
  });

  it.each([
    ['on: { push: { branches: [main] } }'],
    ['on: { pull_request: { branches: [main] } }'],
    ['on: { pull_request: { paths: [backend/**] } }'],
    ['on: { pull_request: { paths-ignore: [docs/**] } }'],
  ])('[S32] waits for nothing that may not come with %s', on => {
    expect(checksOf(workflow(`${on}\n${jobs}`), ['main', 'develop'])).toEqual(
      [],
    );
  });
});

describe('needsOf', () => {
  it('[S32] tells apart environments, and what must be from what may be', () => {
    const needs = needsOf(
      workflow(`
env: { REGION: "\${{ vars.REGION }}" }
jobs:
  scan:
    env:
      SNYK_TOKEN: "\${{ secrets.SNYK_TOKEN }}"
      GITHUB_TOKEN: "\${{ secrets.GITHUB_TOKEN }}"
    steps:
      - if: "\${{ env.SNYK_TOKEN != '' }}"
  deploy:
    environment: { name: production }
    env:
      KUBE_CONFIG: "\${{ secrets.KUBE_CONFIG }}"
      SNYK_TOKEN: "\${{ secrets.SNYK_TOKEN }}"
      PORTAL: "\${{ vars.PORTAL_URL != '' && vars.PORTAL_URL }}"
  verify:
    environment: "\${{ inputs.environment }}"
    steps:
      - env: { URL: "\${{ vars.API_URL }}" }
      - if: "\${{ vars.PORTAL_URL != '' }}"
        env: { TOKEN: "\${{ secrets.PORTAL_TOKEN }}" }
`),
      ['staging', 'production'],
    );
    expect(needs).toEqual([
      {
        secrets: { names: [], optional: ['SNYK_TOKEN'] },
        variables: { names: ['REGION'], optional: [] },
      },
      {
        environment: 'staging',
        secrets: { names: [], optional: ['PORTAL_TOKEN'] },
        variables: { names: ['API_URL'], optional: ['PORTAL_URL'] },
      },
      {
        environment: 'production',
        secrets: {
          names: ['KUBE_CONFIG', 'SNYK_TOKEN'],
          optional: ['PORTAL_TOKEN'],
        },
        variables: { names: ['API_URL'], optional: ['PORTAL_URL'] },
      },
    ]);
  });
});

describe('pushesWithDeployKey', () => {
  it('[S32] sees the key with which a workflow commits what is deployed', () => {
    const checkout = (more: string) =>
      workflow(
        `jobs: { deploy: { steps: [{ uses: actions/checkout, with: { ${more} } }] } }`,
      );
    expect(pushesWithDeployKey(checkout('ssh-key: x'))).toBe(true);
    expect(pushesWithDeployKey(checkout('fetch-depth: 0'))).toBe(false);
    expect(pushesWithDeployKey([])).toBe(false);
  });
});
