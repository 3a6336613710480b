import { answersOf } from '../__testUtils__/answers';
import { securityScan } from './securityScan';
import type { Job } from './workflow';

const product = answersOf({}, ['backend', 'frontend', 'mobile']);
const { on, jobs } = securityScan(product);

const runsOf = ({ steps }: Job): string =>
  steps.flatMap(step => ('run' in step ? [step.run] : [])).join('\n');
const usesOf = ({ steps }: Job): string[] =>
  steps.flatMap(step => ('uses' in step ? [step.uses.split('@')[0]] : []));

describe('the weekly scan', () => {
  it('[S40] runs on Mondays at 3:00 UTC, and on demand', () => {
    expect(on).toEqual({
      schedule: [{ cron: '0 3 * * 1' }],
      workflow_dispatch: null,
    });
  });

  it('[S41] [S42] [W05] [E13] looks at the dependencies of every component', () => {
    const { strategy } = jobs.dependencies;
    expect(strategy?.['fail-fast']).toBe(false);
    expect(strategy?.matrix.include).toEqual(
      ['backend', 'frontend', 'mobile'].map(component => ({
        component,
        directory: component,
        'version-file': `${component}/.nvmrc`,
        'lock-file': `${component}/package-lock.json`,
      })),
    );
    const runs = runsOf(jobs.dependencies);
    expect(runs).toContain('npm audit --omit=dev');
    expect(runs).toMatch(/snyk@[\d.]+ test/);
  });

  it('[S43] analyses JavaScript and TypeScript', () => {
    expect(usesOf(jobs.codeql)).toEqual([
      'actions/checkout',
      'github/codeql-action/init',
      'github/codeql-action/analyze',
    ]);
  });

  it('[S44] scans the images that run, as the overlays say', () => {
    const rows = jobs.images.strategy?.matrix.include ?? [];
    expect(
      rows.map(({ component, environment }) => `${component} ${environment}`),
    ).toEqual([
      'backend staging',
      'backend production',
      'frontend staging',
      'frontend production',
    ]);
    expect(usesOf(jobs.images)).toContain('aquasecurity/trivy-action');
  });

  it('[S44] [C7] scans no image of an app', () => {
    expect(securityScan(answersOf({}, ['mobile'])).jobs.images).toBeUndefined();
  });

  it('[S45] looks for secrets in the whole history', () => {
    const [checkout] = jobs.secrets.steps;
    expect('with' in checkout && checkout.with).toMatchObject({
      'fetch-depth': 0,
    });
    expect(runsOf(jobs.secrets)).toMatch(
      /go install github\.com\/zricethezav\/gitleaks\/v8@v8\.\d+\.\d+\n.*gitleaks" git --redact/,
    );
  });

  it('[S46] refuses licences that would oblige a product to publish its source', () => {
    const runs = runsOf(jobs.dependencies);
    expect(runs).toMatch(/license-checker-rseidelsohn@[\d.]+ --production/);
    expect(runs).toMatch(/--failOn '.*;GPL-3\.0-only;.*AGPL-3\.0-only;/);
  });
});
