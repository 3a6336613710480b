import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { SentryConnection } from '../integrations/SentryConnection';
import { SentryReader } from '../integrations/SentryReader';
import { SentryContract } from '../__testUtils__/contract';
import { DemoSentry } from './DemoSentry';

const server = resolvePackagePath(
  '@jalon/plugin-sentry-backend',
  '../../examples/sentry/server.mjs',
);
const directory = createMockDirectory();
const OVERLAY = 'infrastructure/kubernetes/production/kustomization.yaml';

jest.setTimeout(30_000);

/** A bare repository whose overlay had these versions, minutes ago. */
function makeRepository(versions: [version: string, minutesAgo: number][]) {
  const work = directory.resolve('work');
  const run = (args: string[], minutesAgo = 0) => {
    const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
    execFileSync('git', args, {
      cwd: work,
      env: {
        PATH: process.env.PATH,
        GIT_AUTHOR_NAME: 'ci',
        GIT_AUTHOR_EMAIL: 'ci@yonima.example',
        GIT_COMMITTER_NAME: 'ci',
        GIT_COMMITTER_EMAIL: 'ci@yonima.example',
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_DATE: at,
      },
    });
  };
  fs.mkdirSync(path.join(work, path.dirname(OVERLAY)), { recursive: true });
  run(['init', '-q', '-b', 'main']);
  for (const [version, minutesAgo] of versions) {
    fs.writeFileSync(
      path.join(work, OVERLAY),
      `images:\n  - name: checkin-api\n    newTag: ${version}\n`,
    );
    run(['add', '.'], minutesAgo);
    run(['commit', '-q', '-m', `Deploy ${version}`], minutesAgo);
  }
  const bare = directory.resolve('repositories/yonima/checkin-api.git');
  fs.mkdirSync(path.dirname(bare), { recursive: true });
  run(['clone', '-q', '--bare', '.', bare]);
}

describe("the demo's Sentry", () => {
  let demo: DemoSentry;

  beforeEach(async () => {
    makeRepository([
      ['1.3.5', 9_000],
      ['1.4.1', 6_000],
      ['1.4.2', 160],
    ]);
    demo = await DemoSentry.start({
      server,
      repositories: directory.resolve('repositories'),
      logger: mockServices.logger.mock(),
    });
  });

  afterEach(() => {
    demo.stop();
    directory.clear();
  });

  it('keeps to the contract of the real one', async () => {
    const contract = new SentryContract();
    const prefix = `${demo.instance.baseUrl}/api/0/organizations/yonima`;
    for (const address of [
      'projects/',
      'issues/?project=4501&query=&groupStatsPeriod=14d&limit=3',
      'issues/700101/',
      'releases/?project=4501',
      'releases/checkin-api%401.4.2/deploys/',
      'sessions/?field=sum(session)&project=4501',
    ]) {
      const url = new URL(`${prefix}/${address}`);
      const response = await fetch(url, {
        headers: { Authorization: `Bearer ${demo.instance.token}` },
      });
      expect([address, response.status]).toEqual([address, 200]);
      expect(contract.checkRequest(url)).toEqual([]);
      expect(contract.checkAnswer(url, await response.json())).toEqual([]);
    }
  });

  it('has the errors of what was deployed, when it was deployed', async () => {
    const reader = new SentryReader(
      new SentryConnection(demo.instance, {
        timeoutMs: 5_000,
        attempts: 1,
        maxConcurrency: 2,
      }),
      'yonima',
    );
    const issues = [];
    for await (const page of reader.issues({
      projects: ['4501'],
      query: 'firstRelease:"checkin-api@1.4.2"',
      period: '90d',
      sort: 'new',
    })) {
      issues.push(...page);
    }
    expect(issues.map(each => each.shortId).sort()).toEqual([
      'CHECKIN-API-2K',
      'CHECKIN-API-2M',
    ]);
    const minutes = (Date.now() - Date.parse(issues[0].firstSeen)) / 60_000;
    expect(minutes).toBeGreaterThan(140);
    expect(minutes).toBeLessThan(160);
    const regressed = await reader.issue('700103');
    expect(regressed).toMatchObject({
      firstRelease: 'checkin-api@1.3.5',
      regressedRelease: 'checkin-api@1.4.2',
    });
  });

  it('lets nobody in without its token', async () => {
    const response = await fetch(
      `${demo.instance.baseUrl}/api/0/organizations/yonima/projects/`,
    );
    expect(response.status).toBe(401);
  });

  it('says why it cannot start', async () => {
    await expect(
      DemoSentry.start({
        server: directory.resolve('missing.mjs'),
        repositories: undefined,
        logger: mockServices.logger.mock(),
      }),
    ).rejects.toThrow(/missing\.mjs/);
  });
});
