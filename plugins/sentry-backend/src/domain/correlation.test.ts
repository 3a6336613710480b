import { correlate } from './correlation';
import type { StoredDeployment, StoredRelease } from './types';

const options = { windowMs: 24 * 60 * 60_000 };

function deployment(
  version: string,
  day: string,
  rest: Partial<StoredDeployment> = {},
): StoredDeployment {
  return {
    entityRef: 'component:default/checkin-api',
    id: `${rest.environment ?? 'production'}-${version}-${day}`,
    environment: 'production',
    version,
    kind: 'deploy',
    state: 'superseded',
    at: `2026-11-${day}T09:00:00.000Z`,
    ...rest,
  };
}

function issue(rest: {
  firstSeen?: string;
  lastSeen?: string;
  firstRelease?: string;
  regressedRelease?: string;
  regressedAt?: string;
  platform?: string;
  environments?: string[];
}) {
  return {
    key: 'default:1',
    projectKey: 'default/checkin-api',
    environments: [],
    firstSeen: '2026-11-10T10:00:00.000Z',
    lastSeen: '2026-11-20T10:00:00.000Z',
    ...rest,
  };
}

function found(
  issues: ReturnType<typeof issue>[],
  deployments: StoredDeployment[],
  releases: StoredRelease[] = [],
) {
  return correlate({ issues, deployments, releases }, options).map(
    each => `${each.type} ${each.deploymentId} by ${each.method}`,
  );
}

function release(version: string, day: string): StoredRelease {
  return {
    projectKey: 'default/checkin-api',
    version,
    date: `2026-11-${day}T08:00:00.000Z`,
    newGroups: 1,
    deploys: [],
  };
}

const history = [
  deployment('1.4.0', '05'),
  deployment('1.4.1', '08'),
  deployment('1.4.3', '10'),
];

describe('new in a deployment', () => {
  it('is told by the release, whatever the time says', () => {
    expect(
      found(
        [
          issue({
            firstRelease: 'checkin-api@1.4.1',
            firstSeen: '2026-11-10T09:10:00.000Z',
          }),
        ],
        history,
      ),
    ).toEqual(['new production-1.4.1-08 by release']);
  });

  it('is the first deployment that contains a release that was skipped', () => {
    expect(
      found([issue({ firstRelease: 'checkin-api@1.4.2' })], history),
    ).toEqual(['new production-1.4.3-10 by release']);
  });

  it.each(['checkin-api@1.3.9', 'checkin-api@1.5.0'])(
    'is nothing for %s, which came before all that is known or is not deployed',
    firstRelease => {
      expect(found([issue({ firstRelease })], history)).toEqual([]);
    },
  );

  it('orders 1.10 after 1.9 and a pre-release before its release', () => {
    const versions = [
      deployment('1.9.0', '05'),
      deployment('1.10.0-rc.1', '06'),
      deployment('1.10.0', '07'),
    ];
    expect(found([issue({ firstRelease: 'a@1.9.5' })], versions)).toEqual([
      'new production-1.10.0-rc.1-06 by release',
    ]);
  });

  it('is not the version that was deployed again after a rollback', () => {
    const versions = [
      deployment('1.0.0', '04'),
      deployment('1.1.0', '05', { state: 'failure' }),
      deployment('1.0.0', '06', { kind: 'rollback' }),
      deployment('1.1.0', '07'),
    ];
    expect(found([issue({ firstRelease: 'a@1.1.0' })], versions)).toEqual([
      'new production-1.1.0-05 by release',
    ]);
    expect(found([issue({ firstRelease: 'a@1.0.0' })], versions)).toEqual([
      'new production-1.0.0-04 by release',
    ]);
  });

  it('knows a release that is named by its commit', () => {
    const sha = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
    const versions = [
      deployment('main-1', '05'),
      deployment('main-2', '06', { commit: sha }),
    ];
    expect(found([issue({ firstRelease: sha })], versions)).toEqual([
      'new production-main-2-06 by release',
    ]);
  });

  it('orders by date where releases do not follow semver', () => {
    const versions = [deployment('blue', '05'), deployment('green', '09')];
    expect(
      found([issue({ firstRelease: 'teal' })], versions, [
        release('blue', '04'),
        release('teal', '07'),
        release('green', '08'),
      ]),
    ).toEqual(['new production-green-09 by release']);
  });

  it('is told by the deploy that Sentry was told of', () => {
    const versions = [deployment('blue', '05'), deployment('green', '09')];
    const teal = {
      ...release('teal', '01'),
      deploys: [{ environment: 'production', at: '2026-11-09T08:59:00.000Z' }],
    };
    expect(found([issue({ firstRelease: 'teal' })], versions, [teal])).toEqual([
      'new production-green-09 by release',
    ]);
  });

  it('is told by the time, and marked, when there is no release', () => {
    expect(
      found([issue({ firstSeen: '2026-11-10T09:12:00.000Z' })], history),
    ).toEqual(['new production-1.4.3-10 by time']);
  });

  it('is nothing long after a deployment when there is no release', () => {
    expect(
      found([issue({ firstSeen: '2026-11-12T09:12:00.000Z' })], history),
    ).toEqual([]);
  });

  it.each([
    { platform: 'react-native' },
    { platform: 'android', firstRelease: 'app@other+7' },
  ])('is never told by the time for a mobile application: %p', rest => {
    expect(
      found(
        [issue({ firstSeen: '2026-11-10T09:12:00.000Z', ...rest })],
        history,
      ),
    ).toEqual([]);
  });

  it('tells the builds of a mobile application apart', () => {
    const builds = [deployment('1.1.0+56', '05'), deployment('1.1.0+57', '08')];
    expect(
      found(
        [
          issue({
            platform: 'react-native',
            firstRelease: 'dev.yonima.checkin@1.1.0+57',
          }),
        ],
        builds,
      ),
    ).toEqual(['new production-1.1.0+57-08 by release']);
  });

  it('looks at each environment by itself, where the error was seen', () => {
    const both = [
      deployment('1.4.0', '01', { environment: 'staging' }),
      deployment('1.4.1', '02', { environment: 'staging' }),
      ...history,
    ];
    const firstRelease = 'checkin-api@1.4.1';
    expect(found([issue({ firstRelease })], both)).toEqual([
      'new staging-1.4.1-02 by release',
      'new production-1.4.1-08 by release',
    ]);
    expect(
      found([issue({ firstRelease, environments: ['staging'] })], both),
    ).toEqual(['new staging-1.4.1-02 by release']);
  });

  it('is not a deployment after which the error was never seen', () => {
    expect(
      found(
        [
          issue({
            firstRelease: 'checkin-api@1.4.3',
            lastSeen: '2026-11-09T10:00:00.000Z',
          }),
        ],
        history,
      ),
    ).toEqual([]);
  });

  it('leaves out restarts, and deployments that never ran', () => {
    const versions = [
      deployment('1.0.0', '04'),
      deployment('1.1.0', '05', { state: 'cancelled' }),
      deployment('1.1.0', '06', { kind: 'restart' }),
    ];
    expect(found([issue({ firstRelease: 'a@1.1.0' })], versions)).toEqual([]);
  });
});

describe('regressed in a deployment', () => {
  it('is told by the release that Sentry names', () => {
    expect(
      found(
        [
          issue({
            firstRelease: 'checkin-api@1.0.0',
            regressedRelease: 'checkin-api@1.4.3',
            regressedAt: '2026-11-10T09:30:00.000Z',
          }),
        ],
        history,
      ),
    ).toEqual(['regressed production-1.4.3-10 by release']);
  });

  it('is the newest of several deployments of the release until then', () => {
    const versions = [
      deployment('1.1.0', '05'),
      deployment('1.0.0', '06', { kind: 'rollback' }),
      deployment('1.1.0', '07'),
      deployment('1.1.0', '09'),
    ];
    expect(
      found(
        [
          issue({
            firstRelease: 'a@0.9.0',
            regressedRelease: 'a@1.1.0',
            regressedAt: '2026-11-08T00:00:00.000Z',
          }),
        ],
        versions,
      ),
    ).toEqual(['regressed production-1.1.0-07 by release']);
  });

  it('is told by the time, and marked, when no release is named', () => {
    expect(
      found(
        [
          issue({
            firstRelease: 'checkin-api@1.0.0',
            regressedAt: '2026-11-10T09:30:00.000Z',
          }),
        ],
        history,
      ),
    ).toEqual(['regressed production-1.4.3-10 by time']);
  });
});
