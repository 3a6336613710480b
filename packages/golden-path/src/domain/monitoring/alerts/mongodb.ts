import { constant, exporterLabels, growing, series } from './series';
import { Alert, Scope } from './types';

/** MongoDB as Percona's mongodb_exporter shows it. */
export function mongodbAlerts(scope: Scope): Alert[] {
  return [
    ...availability(scope),
    ...replication(scope),
    ...connections(scope),
    ...resources(scope),
  ];
}

function availability(scope: Scope): Alert[] {
  const labels = exporterLabels(scope, 'mongodb');
  const up = series('mongodb_up', labels);
  return [
    {
      name: 'MongoDBDown',
      severity: 'critical',
      component: 'database',
      expr: 'mongodb_up == 0',
      for: '1m',
      summary: 'MongoDB is down',
      description:
        'The exporter {{ $labels.instance }} cannot reach MongoDB in {{ $labels.namespace }}',
      inhibits: [
        'HighErrorRate',
        'SlowDBQueries',
        'DatabasePoolSaturated',
        'PodNotReady',
      ],
      fires: { series: { [up]: constant(0) }, labels },
      silent: { series: { [up]: constant(1) } },
    },
  ];
}

function replication(scope: Scope): Alert[] {
  const target = exporterLabels(scope, 'mongodb');
  const { namespace } = target;
  const member = (state: string) => ({
    ...target,
    set: 'rs0',
    member_idx: state === 'PRIMARY' ? 'mongodb-0' : 'mongodb-1',
    member_state: state,
  });
  const optimes = (secondary: number) => ({
    [series('mongodb_rs_members_optimeDate', member('PRIMARY'))]:
      constant(9000000),
    [series('mongodb_rs_members_optimeDate', member('SECONDARY'))]:
      constant(secondary),
  });
  const health = series('mongodb_rs_members_health', member('SECONDARY'));
  return [
    {
      name: 'ReplicationLag',
      severity: 'warning',
      component: 'database',
      expr:
        '(\n' +
        '  max by (namespace, set) (mongodb_rs_members_optimeDate{member_state="PRIMARY"})\n' +
        '    - on (namespace, set) group_right ()\n' +
        '      max by (namespace, set, member_idx) (mongodb_rs_members_optimeDate{member_state="SECONDARY"})\n' +
        ') / 1000 > 30',
      for: '5m',
      summary: 'A member of the replica set lags behind',
      description:
        '{{ $labels.member_idx }} in {{ $labels.namespace }} is {{ $value | humanizeDuration }} behind the primary',
      fires: {
        series: optimes(8950000),
        labels: { namespace, set: 'rs0', member_idx: 'mongodb-1' },
        value: '50s',
      },
      silent: { series: optimes(8999000) },
    },
    {
      name: 'MongoDBMemberUnhealthy',
      severity: 'warning',
      component: 'database',
      expr: 'min by (namespace, set, member_idx) (mongodb_rs_members_health) == 0',
      for: '2m',
      summary: 'A member of the replica set does not answer',
      description:
        '{{ $labels.member_idx }} in {{ $labels.namespace }} is not healthy: the replica set may lose its majority',
      fires: {
        series: { [health]: constant(0) },
        labels: { namespace, set: 'rs0', member_idx: 'mongodb-1' },
      },
      silent: { series: { [health]: constant(1) } },
    },
  ];
}

function connections(scope: Scope): Alert[] {
  const labels = exporterLabels(scope, 'mongodb');
  const { namespace, instance } = labels;
  const open = (type: string) =>
    `sum by (namespace, instance) (mongodb_ss_connections{conn_type="${type}"})`;
  const used = `${open('current')}\n  / (${open('current')} + ${open(
    'available',
  )})`;
  const samples = (current: number, available: number) => ({
    [series('mongodb_ss_connections', { ...labels, conn_type: 'current' })]:
      constant(current),
    [series('mongodb_ss_connections', { ...labels, conn_type: 'available' })]:
      constant(available),
  });
  const description =
    'MongoDB {{ $labels.instance }} in {{ $labels.namespace }} uses {{ $value | humanizePercentage }} of its connections';
  return [
    {
      name: 'HighConnections',
      severity: 'warning',
      component: 'database',
      expr: `${used} > 0.8`,
      for: '5m',
      summary: 'MongoDB has few connections left',
      description,
      fires: {
        series: samples(85, 15),
        labels: { namespace, instance },
        value: '85%',
      },
      silent: { series: samples(40, 60) },
    },
    {
      name: 'DatabaseConnectionsExhausted',
      severity: 'critical',
      component: 'database',
      expr: `${used} > 0.95`,
      for: '2m',
      summary: 'MongoDB has no connection left',
      description,
      inhibits: ['HighConnections', 'DatabasePoolSaturated'],
      fires: {
        series: samples(98, 2),
        labels: { namespace, instance },
        value: '98%',
      },
      silent: { series: samples(85, 15) },
    },
  ];
}

function resources(scope: Scope): Alert[] {
  const labels = exporterLabels(scope, 'mongodb');
  const queue = series('mongodb_ss_globalLock_currentQueue', {
    ...labels,
    count_type: 'total',
  });
  const cache = (bytes: number) => ({
    [series('mongodb_ss_wt_cache_tracked_dirty_bytes_in_the_cache', labels)]:
      constant(bytes),
    [series('mongodb_ss_wt_cache_maximum_bytes_configured', labels)]:
      constant(1000),
  });
  const disk = (used: number) => ({
    [series('mongodb_dbstats_fsUsedSize', { ...labels, database: 'app' })]:
      constant(used),
    [series('mongodb_dbstats_fsTotalSize', { ...labels, database: 'app' })]:
      constant(1000),
  });
  const assertions = { ...labels, assert_type: 'regular' };
  return [
    {
      name: 'MongoDBLockQueue',
      severity: 'warning',
      component: 'database',
      expr: 'mongodb_ss_globalLock_currentQueue{count_type="total"} > 50',
      for: '5m',
      summary: 'Operations wait for a lock of MongoDB',
      description:
        '{{ $value }} operations wait for a lock of {{ $labels.instance }} in {{ $labels.namespace }}',
      fires: {
        series: { [queue]: constant(80) },
        labels: { ...labels, count_type: 'total' },
        value: '80',
      },
      silent: { series: { [queue]: constant(2) } },
    },
    {
      name: 'MongoDBDirtyCache',
      severity: 'warning',
      component: 'database',
      expr: 'mongodb_ss_wt_cache_tracked_dirty_bytes_in_the_cache / mongodb_ss_wt_cache_maximum_bytes_configured > 0.2',
      for: '10m',
      summary: 'MongoDB does not write to disk fast enough',
      description:
        '{{ $value | humanizePercentage }} of the cache of {{ $labels.instance }} in {{ $labels.namespace }} is not written yet',
      fires: { series: cache(300), labels, value: '30%' },
      silent: { series: cache(50) },
    },
    {
      name: 'MongoDBAssertions',
      severity: 'warning',
      component: 'database',
      expr: 'rate(mongodb_ss_asserts{assert_type=~"regular|msg"}[10m]) > 0.1',
      for: '10m',
      summary: 'MongoDB reports internal errors',
      description:
        'MongoDB {{ $labels.instance }} in {{ $labels.namespace }} raises assertions of type {{ $labels.assert_type }}',
      fires: {
        series: { [series('mongodb_ss_asserts', assertions)]: growing(60) },
        labels: assertions,
      },
      silent: {
        series: { [series('mongodb_ss_asserts', assertions)]: constant(3) },
      },
    },
    {
      name: 'MongoDBDiskFillingUp',
      severity: 'critical',
      component: 'database',
      expr:
        'max by (namespace, instance) (mongodb_dbstats_fsUsedSize)\n' +
        '  / max by (namespace, instance) (mongodb_dbstats_fsTotalSize) > 0.85',
      for: '10m',
      summary: 'The disk of MongoDB is nearly full',
      description:
        'The disk of {{ $labels.instance }} in {{ $labels.namespace }} is {{ $value | humanizePercentage }} full',
      fires: {
        series: disk(900),
        labels: { namespace: scope.namespace, instance: labels.instance },
        value: '90%',
      },
      silent: { series: disk(400) },
    },
  ];
}
