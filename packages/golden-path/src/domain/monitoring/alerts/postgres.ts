import { constant, exporterLabels, growing, series } from './series';
import { Alert, Scope } from './types';

const DATABASES = 'datname!~"template.*|postgres|rdsadmin|_dodb"';

/** PostgreSQL as postgres_exporter shows it. */
export function postgresAlerts(scope: Scope): Alert[] {
  return [
    ...availability(scope),
    ...connections(scope),
    ...transactions(scope),
    ...tables(scope),
  ];
}

function availability(scope: Scope): Alert[] {
  const labels = exporterLabels(scope, 'postgres');
  const up = series('pg_up', labels);
  const lag = series('pg_replication_lag_seconds', labels);
  return [
    {
      name: 'PostgresDown',
      severity: 'critical',
      component: 'database',
      expr: 'pg_up == 0',
      for: '1m',
      summary: 'PostgreSQL is down',
      description:
        'The exporter {{ $labels.instance }} cannot reach PostgreSQL in {{ $labels.namespace }}',
      inhibits: [
        'HighErrorRate',
        'SlowDBQueries',
        'DatabasePoolSaturated',
        'PodNotReady',
      ],
      fires: { series: { [up]: constant(0) }, labels },
      silent: { series: { [up]: constant(1) } },
    },
    {
      name: 'ReplicationLag',
      severity: 'warning',
      component: 'database',
      expr: 'pg_replication_lag_seconds > 30',
      for: '5m',
      summary: 'A replica of PostgreSQL lags behind',
      description:
        'The replica {{ $labels.instance }} in {{ $labels.namespace }} is {{ $value | humanizeDuration }} behind',
      fires: { series: { [lag]: constant(50) }, labels, value: '50s' },
      silent: { series: { [lag]: constant(2) } },
    },
  ];
}

function connections(scope: Scope): Alert[] {
  const labels = exporterLabels(scope, 'postgres');
  const { namespace, instance } = labels;
  const used =
    'sum by (namespace, instance) (pg_stat_activity_count)\n' +
    '  / min by (namespace, instance) (pg_settings_max_connections)';
  const samples = (count: number) => ({
    [series('pg_stat_activity_count', { ...labels, state: 'active' })]:
      constant(count),
    [series('pg_settings_max_connections', labels)]: constant(100),
  });
  const description =
    'PostgreSQL {{ $labels.instance }} in {{ $labels.namespace }} uses {{ $value | humanizePercentage }} of its connections';
  return [
    {
      name: 'HighConnections',
      severity: 'warning',
      component: 'database',
      expr: `${used} > 0.8`,
      for: '5m',
      summary: 'PostgreSQL has few connections left',
      description,
      fires: {
        series: samples(85),
        labels: { namespace, instance },
        value: '85%',
      },
      silent: { series: samples(40) },
    },
    {
      name: 'DatabaseConnectionsExhausted',
      severity: 'critical',
      component: 'database',
      expr: `${used} > 0.95`,
      for: '2m',
      summary: 'PostgreSQL has no connection left',
      description,
      inhibits: ['HighConnections', 'DatabasePoolSaturated'],
      fires: {
        series: samples(98),
        labels: { namespace, instance },
        value: '98%',
      },
      silent: { series: samples(85) },
    },
  ];
}

function transactions(scope: Scope): Alert[] {
  const target = exporterLabels(scope, 'postgres');
  const { namespace } = target;
  const labels = { ...target, datname: 'app' };
  const deadlocks = series('pg_stat_database_deadlocks', labels);
  const longest = (state: string) =>
    series('pg_stat_activity_max_tx_duration', { ...labels, state });
  return [
    {
      name: 'PostgresDeadlocks',
      severity: 'warning',
      component: 'database',
      expr: `increase(pg_stat_database_deadlocks{${DATABASES}}[15m]) > 2`,
      for: '1m',
      summary: 'Transactions block each other',
      description:
        'PostgreSQL has broken deadlocks in {{ $labels.datname }} of {{ $labels.namespace }} several times within 15 minutes',
      fires: { series: { [deadlocks]: growing(1) }, labels },
      silent: { series: { [deadlocks]: constant(7) } },
    },
    {
      name: 'PostgresLongTransaction',
      severity: 'warning',
      component: 'database',
      expr: `max by (namespace, datname) (pg_stat_activity_max_tx_duration{${DATABASES},state="active"}) > 600`,
      for: '5m',
      summary: 'A transaction has run for more than ten minutes',
      description:
        'A transaction in {{ $labels.datname }} of {{ $labels.namespace }} has run for {{ $value | humanizeDuration }}',
      fires: {
        series: { [longest('active')]: constant(900) },
        labels: { namespace, datname: 'app' },
        value: '15m 0s',
      },
      silent: { series: { [longest('active')]: constant(20) } },
    },
    {
      name: 'PostgresIdleInTransaction',
      severity: 'warning',
      component: 'database',
      expr: `max by (namespace, datname) (pg_stat_activity_max_tx_duration{${DATABASES},state=~"idle in transaction.*"}) > 300`,
      for: '5m',
      summary: 'A transaction is held open by somebody who does nothing',
      description:
        'A transaction in {{ $labels.datname }} of {{ $labels.namespace }} has been idle and open for {{ $value | humanizeDuration }}',
      fires: {
        series: { [longest('idle in transaction')]: constant(480) },
        labels: { namespace, datname: 'app' },
        value: '8m 0s',
      },
      silent: { series: { [longest('idle in transaction')]: constant(1) } },
    },
  ];
}

function tables(scope: Scope): Alert[] {
  const target = exporterLabels(scope, 'postgres');
  const { namespace } = target;
  const labels = { ...target, datname: 'app' };
  const blocks = (hit: number, read: number) => ({
    [series('pg_stat_database_blks_hit', labels)]: growing(hit),
    [series('pg_stat_database_blks_read', labels)]: growing(read),
  });
  const table = { ...labels, relname: 'orders' };
  const rows = (dead: number, live: number) => ({
    [series('pg_stat_user_tables_n_dead_tup', table)]: constant(dead),
    [series('pg_stat_user_tables_n_live_tup', table)]: constant(live),
  });
  const rate = (kind: string) =>
    `sum by (namespace, datname) (rate(pg_stat_database_blks_${kind}{${DATABASES}}[30m]))`;
  return [
    {
      name: 'PostgresLowCacheHitRatio',
      severity: 'warning',
      component: 'database',
      expr:
        `${rate('hit')} / (${rate('hit')} + ${rate('read')}) < 0.9\n` +
        `and ${rate('read')} > 100`,
      for: '30m',
      summary: 'PostgreSQL reads from disk what should be in memory',
      description:
        'Only {{ $value | humanizePercentage }} of the blocks of {{ $labels.datname }} in {{ $labels.namespace }} come from memory',
      fires: {
        series: blocks(30000, 10000),
        at: '1h30m',
        labels: { namespace, datname: 'app' },
        value: '75%',
      },
      silent: { series: blocks(1000000, 10000), at: '1h30m' },
    },
    {
      name: 'PostgresDeadRows',
      severity: 'warning',
      component: 'database',
      expr:
        'pg_stat_user_tables_n_dead_tup > 10000\n' +
        'and pg_stat_user_tables_n_dead_tup\n' +
        '  / (pg_stat_user_tables_n_dead_tup + pg_stat_user_tables_n_live_tup) > 0.2',
      for: '30m',
      summary: 'PostgreSQL does not clean up a table in time',
      description:
        '{{ $labels.relname }} of {{ $labels.datname }} in {{ $labels.namespace }} has {{ $value | humanize }} dead rows',
      fires: {
        series: rows(50000, 100000),
        at: '1h',
        labels: table,
        value: '50k',
      },
      silent: { series: rows(12000, 900000), at: '1h' },
    },
  ];
}
