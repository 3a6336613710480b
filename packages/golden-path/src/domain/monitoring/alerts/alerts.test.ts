import { RawAnswers } from '../../answers';
import { answersOf } from '../../__testUtils__/answers';
import { Component } from '../../answers';
import { alertRules } from '../rules';
import { alertGroups, alertsOf } from '.';

const BACKEND: readonly Component[] = ['backend'];
const PRODUCT: readonly Component[] = ['backend', 'frontend', 'mobile'];

/** Every combination of answers that alerts depend on. */
const COMBINATIONS: [RawAnswers, readonly Component[]][] = [
  BACKEND,
  PRODUCT,
].flatMap(components =>
  ['postgres', 'mongodb'].flatMap(database =>
    ['managed', 'in-cluster'].flatMap(databaseHosting =>
      [false, true].map((scheduledJobs): [RawAnswers, readonly Component[]] => [
        { database, databaseHosting, scheduledJobs },
        components,
      ]),
    ),
  ),
);

function rulesByName(raw: RawAnswers, components: readonly Component[]) {
  const { groups } = alertRules(answersOf(raw, components));
  return Object.fromEntries(
    groups.flatMap(group =>
      group.rules.flatMap(rule =>
        'alert' in rule ? [[rule.alert, { group: group.name, ...rule }]] : [],
      ),
    ),
  );
}

describe.each(COMBINATIONS)('alerts of %j with %j', (raw, components) => {
  const rules = rulesByName(raw, components);

  it('[N81] are at least fifty, each with a name of its own', () => {
    const names = alertsOf(answersOf(raw, components)).map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(50);
    expect(new Set(names).size).toBe(names.length);
  });

  it('[N81] [N85] [W06] [S25] have the groups and severities of the requirements', () => {
    const database =
      raw.database === 'mongodb' ? 'MongoDBDown' : 'PostgresDown';
    const expected: [string, string, string][] = [
      ['BackendDown', 'application-health', 'critical'],
      ['HighErrorRate', 'application-health', 'warning'],
      ['HighAPILatency', 'latency-alerts', 'warning'],
      ['CriticalAPILatency', 'latency-alerts', 'critical'],
      ['SlowDBQueries', 'latency-alerts', 'warning'],
      [database, 'database-alerts', 'critical'],
      ['HighConnections', 'database-alerts', 'warning'],
      ['ReplicationLag', 'database-alerts', 'warning'],
      ['RedisDown', 'redis-alerts', 'critical'],
      ['HighMemory', 'redis-alerts', 'warning'],
      ['ConnectionsExhausted', 'redis-alerts', 'warning'],
      ['PodCrashLooping', 'kubernetes-alerts', 'critical'],
      ['HighRestartCount', 'kubernetes-alerts', 'critical'],
      ['HighBusinessFailures', 'business-alerts', 'warning'],
      ['CapacityReached', 'business-alerts', 'warning'],
      ['JobFailures', 'jobs-alerts', 'warning'],
      ...(components.includes('frontend')
        ? [['FrontendDown', 'application-health', 'critical'] as const].map(
            ([name, group, severity]): [string, string, string] => [
              name,
              group,
              severity,
            ],
          )
        : []),
    ];
    expect(
      expected.map(([name]) => [
        name,
        rules[name]?.group,
        rules[name]?.labels.severity,
      ]),
    ).toEqual(expected);
    expect('FrontendDown' in rules).toBe(components.includes('frontend'));
    expect('PostgresDown' in rules).toBe(raw.database === 'postgres');
    expect('MongoDBDown' in rules).toBe(raw.database === 'mongodb');
  });

  it('[N82] say how long, how bad, what about and what to do', () => {
    for (const [name, rule] of Object.entries(rules)) {
      expect([name, rule]).toEqual([
        name,
        expect.objectContaining({
          for: expect.stringMatching(/^\d+[mh]$/),
          labels: {
            severity: expect.stringMatching(/^(critical|warning)$/),
            component: expect.stringMatching(/^[a-z]+$/),
          },
          annotations: {
            summary: expect.stringMatching(/^\S.+\S$/),
            description: expect.stringMatching(/^\S.+\S$/),
            runbook_url: expect.stringMatching(
              /^docs\/runbooks\/[a-z][a-z0-9-]+\.md$/,
            ),
          },
        }),
      ]);
    }
  });

  it('[N130] watch scheduled jobs when there are any', () => {
    expect('DailyReportMissed' in rules).toBe(raw.scheduledJobs);
    expect('CleanupMissed' in rules).toBe(raw.scheduledJobs);
    expect('CollectMetricsMissed' in rules).toBe(raw.scheduledJobs);
  });

  it('[S61] miss backups and room on volumes when nobody else takes care', () => {
    const own = raw.databaseHosting === 'in-cluster';
    expect('DatabaseBackupMissing' in rules).toBe(own);
    expect('VolumeAlmostFull' in rules).toBe(own);
  });
});

describe('alerts', () => {
  const rules = rulesByName({}, BACKEND);

  it('[N82] include BackendDown to the letter', () => {
    expect(rules.BackendDown).toEqual({
      group: 'application-health',
      alert: 'BackendDown',
      expr: 'up{job="backend-api"} == 0',
      for: '1m',
      labels: { severity: 'critical', component: 'backend' },
      annotations: {
        summary: 'Backend API is down',
        description: 'Instance {{ $labels.instance }} down for 1+ minute',
        runbook_url: 'docs/runbooks/backend-down.md',
      },
    });
  });

  it('[N82] [S56] link the runbook in the hosted repository', () => {
    const hosted = rulesByName(
      { repoUrl: 'github.com?owner=Acme&repo=orders-api' },
      BACKEND,
    );
    expect(hosted.SlowDBQueries.annotations.runbook_url).toBe(
      'https://github.com/Acme/orders-api/blob/main/docs/runbooks/slow-db-queries.md',
    );
    expect(hosted.HPAMaxedOut.annotations.runbook_url).toMatch(
      /\/hpa-maxed-out\.md$/,
    );
  });

  it('[N85] [N116] fire on failing jobs, failing requests and failed migrations', () => {
    expect(rules.HighErrorRate.expr).toContain('status_code=~"5.."');
    expect(rules.HighErrorRate.expr).toContain('route!~".*/(health|metrics)');
    expect(rules.JobFailures.expr).toContain(
      'bullmq_jobs_total{status="failed"}',
    );
    expect(rules.MigrationJobFailed).toMatchObject({
      expr: expect.stringContaining('job_name=~"backend-migrate.*"'),
      labels: { severity: 'critical', component: 'database' },
    });
  });

  it('[N81] hand attacks and certificates to the security team', () => {
    const security = Object.values(rules).filter(
      rule => rule.labels.component === 'security',
    );
    expect(security.map(rule => rule.alert)).toEqual([
      'HighAuthFailures',
      'AuthenticationAttack',
      'HighRateLimiting',
      'PermissionProbing',
      'CertificateExpiringSoon',
      'CertificateExpiryImminent',
      'CertificateNotReady',
    ]);
  });

  it('[N81] look at the namespaces of the repository only', () => {
    expect(rules.RolloutStuck.expr).toContain(
      'namespace=~"orders-api-staging|orders-api-production"',
    );
  });

  it('[W06] for a web frontend alone leave out data stores and jobs', () => {
    const groups = alertGroups(answersOf({}, ['frontend'])).map(
      ({ name }) => name,
    );
    expect(groups).toEqual([
      'application-health',
      'latency-alerts',
      'runtime-alerts',
      'security-alerts',
      'kubernetes-alerts',
      'network-alerts',
      'monitoring-alerts',
    ]);
    const { FrontendDown, ...others } = rulesByName({}, ['frontend']);
    expect(FrontendDown.expr).toBe('up{job="frontend"} == 0');
    expect(others.PageErrors.expr).toContain('job="frontend"');
    expect(Object.keys(others)).not.toContain('BackendDown');
    expect(JSON.stringify(others)).not.toMatch(/backend|worker|pg_|redis/);
  });

  it('[N81] are none for an app on phones', () => {
    expect(alertGroups(answersOf({}, ['mobile']))).toEqual([]);
  });

  it('[N83] name alerts that exist when they keep others quiet', () => {
    const every = new Set(
      COMBINATIONS.flatMap(([raw, components]) =>
        alertsOf(answersOf(raw, components)).map(({ name }) => name),
      ),
    );
    const mentioned = COMBINATIONS.flatMap(([raw, components]) =>
      alertsOf(answersOf(raw, components)).flatMap(
        ({ inhibits }) => inhibits ?? [],
      ),
    );
    expect(mentioned.filter(name => !every.has(name))).toEqual([]);
  });
});
