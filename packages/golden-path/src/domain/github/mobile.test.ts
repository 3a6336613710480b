import { answersOf } from '../__testUtils__/answers';
import type { RawAnswers } from '../answers';
import { mobileCi } from './mobileCi';
import { mobileRelease, mobileReleaseFile } from './mobileRelease';
import type { Job } from './workflow';

const app = (raw: RawAnswers = {}) => answersOf(raw, ['mobile']);
const product = answersOf({}, ['backend', 'frontend', 'mobile']);

const runsOf = ({ steps }: Job): string =>
  steps.flatMap(step => ('run' in step ? [step.run] : [])).join('\n');

describe('the pipeline of the app', () => {
  it('[E07] [S17] checks pull requests and bundles the app', () => {
    const { on, jobs } = mobileCi(app());
    expect(on).toEqual({
      pull_request: { branches: ['main', 'develop', 'dev', 'staging'] },
    });
    expect(Object.keys(jobs)).toEqual(['lint', 'unit', 'build']);
    const runs = Object.values(jobs).map(runsOf).join('\n');
    for (const name of ['lint', 'type-check', 'test:coverage', 'export']) {
      expect(runs).toContain(`npm run ${name}`);
    }
  });

  it('[C22] spends build minutes only where that was asked for', () => {
    const { eas } = mobileCi(app({ easBuildOnPr: true })).jobs;
    expect(runsOf(eas)).toContain(
      'eas build --profile preview --platform all --non-interactive --no-wait',
    );
    expect(eas.if).toBe(
      'github.event.pull_request.head.repo.full_name == github.repository',
    );
    expect(runsOf(mobileCi(app()).jobs.build)).not.toContain('eas ');
  });
});

describe('the release of the app', () => {
  const { on, jobs } = mobileRelease(app());

  it('[E02] builds for developers from their branch', () => {
    expect(jobs.development.if).toContain("refs/heads/dev'");
    expect(runsOf(jobs.development)).toContain(
      'eas build --profile development --platform all --non-interactive --no-wait',
    );
  });

  it('[E03] updates the testers over the air from theirs', () => {
    expect(jobs.preview.if).toContain("refs/heads/staging'");
    expect(runsOf(jobs.preview)).toContain(
      'eas update --channel preview --environment preview',
    );
  });

  it('[E02] [E03] [C13] follows the branches that were chosen', () => {
    const chosen = mobileRelease(
      app({ mobileDevBranch: 'edge', mobileStagingBranch: 'beta' }),
    );
    expect(chosen.on).toMatchObject({ push: { branches: ['edge', 'beta'] } });
    expect(chosen.jobs.preview.if).toContain("refs/heads/beta'");
  });

  it('[E04] builds and submits to both stores from a tag on main', () => {
    expect(on).toMatchObject({ push: { tags: ['v*.*.*'] } });
    expect(jobs.production.environment).toBe('production');
    const runs = runsOf(jobs.production);
    expect(runs).toContain(
      'git merge-base --is-ancestor "$GITHUB_SHA" origin/main',
    );
    expect(runs).toContain(
      'eas build --profile production --platform all --non-interactive --no-wait --auto-submit',
    );
  });

  it('[E04] says that the tag of a product is a release of everything', () => {
    expect(mobileReleaseFile(product).content).toContain(
      '# A release of the product: the same tag publishes the images of its services',
    );
  });

  it('[E05] mends JavaScript in production over the air, with an approval', () => {
    expect(jobs.hotfix.environment).toBe('production');
    expect(runsOf(jobs.hotfix)).toContain(
      'eas update --channel production --environment production --message "$MESSAGE"',
    );
  });

  it('[E06] [C9] takes back an update, or goes back to what the stores delivered', () => {
    const runs = runsOf(jobs.rollback);
    expect(runs).toContain('eas update:rollback "$UPDATE_GROUP"');
    expect(runs).toContain(
      'eas update:roll-back-to-embedded --channel production --runtime-version "$RUNTIME_VERSION"',
    );
    expect(runs).not.toMatch(/update:rollback .*--channel/);
    expect(on).toMatchObject({
      workflow_dispatch: {
        inputs: {
          operation: {
            options: ['hotfix', 'rollback', 'rollback-to-embedded'],
          },
        },
      },
    });
  });

  it('[S34] tells the team and the portal', () => {
    expect(runsOf(jobs.notify)).toContain('"$SLACK_WEBHOOK_URL"');
    for (const job of [jobs.preview, jobs.hotfix, jobs.rollback]) {
      expect(runsOf(job)).toContain('portal-report.sh');
    }
    for (const job of [jobs.production, jobs.hotfix]) {
      expect(runsOf(job)).toContain('portal-gate.sh');
    }
  });

  it('[E02] says which secret is missing instead of asking for a password', () => {
    expect(runsOf(jobs.development)).toContain('Set the secret EXPO_TOKEN');
  });
});
