import { parse } from 'yaml';
import { RawAnswers } from '../../answers';
import { answersOf } from '../../__testUtils__/answers';
import { grafanaFiles } from '.';

interface Panel {
  id: number;
  title: string;
  type: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { expr: string; refId: string }[];
  fieldConfig?: {
    defaults: {
      thresholds?: { steps: { color: string; value: number | null }[] };
      custom?: { thresholdsStyle: { mode: string } };
    };
  };
}

interface Dashboard {
  uid: string;
  title: string;
  templating: { list: { name: string; type: string }[] };
  panels: Panel[];
}

const COMBINATIONS: RawAnswers[] = [
  {},
  { database: 'mongodb', scheduledJobs: true },
  { components: ['frontend'] },
  { components: ['backend', 'frontend', 'mobile'], scheduledJobs: true },
];

function dashboardsOf(raw: RawAnswers): Map<string, Dashboard> {
  return new Map(
    grafanaFiles(answersOf(raw))
      .filter(({ path }) => path.endsWith('.json'))
      .map(({ path, content }) => [path, JSON.parse(content)]),
  );
}

const BACKEND = [
  'dashboards/api-performance.json',
  'dashboards/database.json',
  'dashboards/redis.json',
  'dashboards/jobs.json',
];

describe.each(COMBINATIONS)('dashboards of %j', raw => {
  const dashboards = [...dashboardsOf(raw)];

  it('[N84] [S23] show API, database, Redis, jobs and logs, each with variables', () => {
    const components = raw.components ?? ['backend'];
    expect(dashboards.map(([path]) => path)).toEqual([
      ...(String(components).includes('backend') ? BACKEND : []),
      ...(String(components).includes('frontend')
        ? ['dashboards/frontend.json']
        : []),
      'dashboards/logs.json',
    ]);
    const uids = dashboards.map(([, { uid }]) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    for (const [path, { templating, panels }] of dashboards) {
      const names = templating.list.map(({ name }) => name);
      expect([path, names.slice(0, 2)]).toEqual([
        path,
        ['datasource', 'namespace'],
      ]);
      const used = [...JSON.stringify(panels).matchAll(/\$\{?([a-z_]+)\}?/g)]
        .map(match => match[1])
        .filter(name => !name.startsWith('__'));
      expect(used.filter(name => !names.includes(name))).toEqual([]);
    }
  });

  it('[N84] have panels of their own ids that do not overlap', () => {
    for (const [path, { panels }] of dashboards) {
      expect([path, new Set(panels.map(({ id }) => id)).size]).toEqual([
        path,
        panels.length,
      ]);
      for (const { gridPos } of panels) {
        expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      }
      const overlapping = panels.flatMap((one, index) =>
        panels
          .slice(index + 1)
          .filter(other => overlap(one.gridPos, other.gridPos))
          .map(other => `${one.title} and ${other.title}`),
      );
      expect([path, overlapping]).toEqual([path, []]);
    }
  });

  it('[N84] turn orange and red where the alerts do', () => {
    for (const [path, { panels }] of dashboards) {
      const coloured = panels.filter(
        panel => panel.fieldConfig?.defaults.thresholds,
      );
      expect([path, coloured.length > 0]).toEqual([path, true]);
      for (const { fieldConfig } of coloured) {
        const steps = fieldConfig?.defaults.thresholds?.steps ?? [];
        const values = steps.map(({ value }) => value ?? -Infinity);
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(steps.map(({ color }) => color).sort()).toEqual([
          'green',
          'orange',
          'red',
        ]);
      }
      const charts = coloured.filter(({ type }) => type === 'timeseries');
      for (const { fieldConfig } of charts) {
        expect(fieldConfig?.defaults.custom?.thresholdsStyle.mode).toBe(
          'line+area',
        );
      }
    }
  });
});

describe('a dashboard', () => {
  const text = (path: string, raw: RawAnswers = {}) =>
    JSON.stringify(dashboardsOf(raw).get(`dashboards/${path}.json`));

  it('[N87] [N85] shows response times, errors and slow queries', () => {
    const api = text('api-performance');
    expect(api).toContain('http_request_duration_seconds_bucket');
    expect(api).toContain('status_code=~\\"5..\\"');
    expect(api).toContain('db_query_duration_seconds_bucket');
    expect(text('database')).toContain('db_query_duration_seconds_bucket');
  });

  it('[N84] shows the database that the repository has', () => {
    expect(text('database')).toContain('pg_stat_activity_count');
    const mongodb = text('database', { database: 'mongodb' });
    expect(mongodb).toContain('mongodb_ss_connections');
    expect(mongodb).not.toContain('pg_');
  });

  it('[N123] [N130] shows queues, jobs that were given up and scheduled ones', () => {
    expect(text('jobs')).toContain('dead_lettered');
    expect(text('jobs')).not.toContain('scheduled_job');
    expect(text('jobs', { scheduledJobs: true })).toContain('scheduled_job');
  });

  it('[S23] [N86] finds everything about one request', () => {
    expect(text('logs')).toContain('|= \\"$request_id\\"');
    const file = grafanaFiles(answersOf()).find(({ path }) =>
      path.endsWith('datasources.yml'),
    );
    const { datasources } = parse(file?.content ?? '');
    expect(
      datasources.map(({ type, uid }: { type: string; uid: string }) => [
        type,
        uid,
      ]),
    ).toEqual([
      ['prometheus', 'prometheus'],
      ['loki', 'loki'],
    ]);
    expect(datasources[1].jsonData.derivedFields[0].name).toBe('request_id');
  });

  it('[N84] is provisioned from a file, not changed by hand', () => {
    const file = grafanaFiles(answersOf()).find(({ path }) =>
      path.endsWith('provisioning/dashboards/dashboards.yml'),
    );
    expect(parse(file?.content ?? '').providers[0]).toMatchObject({
      allowUiUpdates: false,
      options: { path: '/var/lib/grafana/dashboards' },
    });
  });
});

function overlap(one: Panel['gridPos'], other: Panel['gridPos']): boolean {
  return (
    one.x < other.x + other.w &&
    other.x < one.x + one.w &&
    one.y < other.y + other.h &&
    other.y < one.y + one.h
  );
}
