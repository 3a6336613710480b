import { Answers } from '../../answers';
import { DashboardSpec, PanelSpec } from './dashboard';
import { NAMESPACE, percentile, rate } from './queries';

/** The database: what the application asks of it and how it fares. */
export function database({ name, database: kind }: Answers): DashboardSpec {
  return {
    uid: 'database',
    title: `${name}: database`,
    tags: [name, 'database'],
    datasource: 'prometheus',
    variables: [
      {
        name: 'namespace',
        label: 'Namespace',
        query: `label_values(up{job="${kind}"}, namespace)`,
      },
    ],
    panels: [
      ...(kind === 'mongodb' ? mongodbOverview() : postgresOverview()),
      ...application(),
      ...(kind === 'mongodb' ? mongodb() : postgres()),
    ],
  };
}

function application(): PanelSpec[] {
  return [
    {
      title: 'Duration of queries',
      unit: 's',
      thresholds: [1, 3],
      queries: [
        [
          percentile(0.95, 'db_query_duration_seconds', NAMESPACE, 'operation'),
          '{{operation}}',
        ],
      ],
    },
    {
      title: 'Queries a second',
      unit: 'ops',
      queries: [
        [
          rate('db_query_duration_seconds_count', NAMESPACE, 'operation'),
          '{{operation}}',
        ],
      ],
    },
    {
      title: 'Connections of the application’s pools',
      queries: [
        [`sum by (state) (db_pool_connections{${NAMESPACE}})`, '{{state}}'],
      ],
    },
    {
      title: 'Queries that wait for a connection',
      thresholds: [5, 20],
      queries: [
        [
          `sum by (pod) (db_pool_connections{${NAMESPACE},state="waiting"})`,
          '{{pod}}',
        ],
      ],
    },
  ];
}

function up(metric: string): PanelSpec {
  return {
    title: 'Up',
    kind: 'stat',
    thresholds: [1, 0.5],
    queries: [[`min(${metric}{${NAMESPACE}})`, 'up']],
  };
}

function slowest(): PanelSpec {
  return {
    title: 'Slowest query of 95 in 100',
    kind: 'stat',
    unit: 's',
    thresholds: [1, 3],
    queries: [
      [percentile(0.95, 'db_query_duration_seconds', NAMESPACE), 'p95'],
    ],
  };
}

function postgresOverview(): PanelSpec[] {
  return [
    up('pg_up'),
    {
      title: 'Connections in use',
      kind: 'stat',
      unit: 'percentunit',
      thresholds: [0.8, 0.95],
      queries: [
        [
          `sum(pg_stat_activity_count{${NAMESPACE}}) / sum(pg_settings_max_connections{${NAMESPACE}})`,
          'used',
        ],
      ],
    },
    {
      title: 'Blocks that come from memory',
      kind: 'stat',
      unit: 'percentunit',
      thresholds: [0.95, 0.9],
      queries: [
        [
          `${rate('pg_stat_database_blks_hit', NAMESPACE)} / (${rate(
            'pg_stat_database_blks_hit',
            NAMESPACE,
          )} + ${rate('pg_stat_database_blks_read', NAMESPACE)})`,
          'hits',
        ],
      ],
    },
    slowest(),
  ];
}

function postgres(): PanelSpec[] {
  const by = (label: string, metric: string, aggregation = 'sum') =>
    `${aggregation} by (${label}) (${metric}{${NAMESPACE}})`;
  return [
    {
      title: 'Connections by state',
      queries: [[by('state', 'pg_stat_activity_count'), '{{state}}']],
    },
    {
      title: 'Replication lag',
      unit: 's',
      thresholds: [30, 300],
      queries: [
        [by('instance', 'pg_replication_lag_seconds', 'max'), '{{instance}}'],
      ],
    },
    {
      title: 'Longest transaction',
      unit: 's',
      thresholds: [300, 600],
      queries: [
        [by('state', 'pg_stat_activity_max_tx_duration', 'max'), '{{state}}'],
      ],
    },
    {
      title: 'Commits and rollbacks',
      unit: 'ops',
      queries: [
        [rate('pg_stat_database_xact_commit', NAMESPACE), 'commits'],
        [rate('pg_stat_database_xact_rollback', NAMESPACE), 'rollbacks'],
      ],
    },
    {
      title: 'Deadlocks',
      thresholds: [1, 3],
      queries: [
        [
          `sum by (datname) (increase(pg_stat_database_deadlocks{${NAMESPACE}}[15m]))`,
          '{{datname}}',
        ],
      ],
    },
    {
      title: 'Dead rows',
      thresholds: [10000, 100000],
      queries: [
        [
          `topk(10, ${by('relname', 'pg_stat_user_tables_n_dead_tup', 'max')})`,
          '{{relname}}',
        ],
      ],
    },
    {
      title: 'Size',
      unit: 'bytes',
      queries: [
        [by('datname', 'pg_database_size_bytes', 'max'), '{{datname}}'],
      ],
    },
  ];
}

function mongodbOverview(): PanelSpec[] {
  const connections = (type: string) =>
    `sum(mongodb_ss_connections{${NAMESPACE},conn_type="${type}"})`;
  return [
    up('mongodb_up'),
    {
      title: 'Connections in use',
      kind: 'stat',
      unit: 'percentunit',
      thresholds: [0.8, 0.95],
      queries: [
        [
          `${connections('current')} / (${connections(
            'current',
          )} + ${connections('available')})`,
          'used',
        ],
      ],
    },
    {
      title: 'Disk in use',
      kind: 'stat',
      unit: 'percentunit',
      thresholds: [0.7, 0.85],
      queries: [
        [
          `max(mongodb_dbstats_fsUsedSize{${NAMESPACE}}) / max(mongodb_dbstats_fsTotalSize{${NAMESPACE}})`,
          'used',
        ],
      ],
    },
    slowest(),
  ];
}

function mongodb(): PanelSpec[] {
  return [
    {
      title: 'Operations',
      unit: 'ops',
      queries: [
        [
          rate('mongodb_ss_opcounters', NAMESPACE, 'legacy_op_type'),
          '{{legacy_op_type}}',
        ],
      ],
    },
    {
      title: 'Connections',
      queries: [
        [
          `sum by (conn_type) (mongodb_ss_connections{${NAMESPACE},conn_type=~"current|active"})`,
          '{{conn_type}}',
        ],
      ],
    },
    {
      title: 'Replication lag',
      unit: 's',
      thresholds: [30, 300],
      queries: [
        [
          `(max by (set) (mongodb_rs_members_optimeDate{${NAMESPACE},member_state="PRIMARY"}) - on (set) group_right () max by (set, member_idx) (mongodb_rs_members_optimeDate{${NAMESPACE},member_state="SECONDARY"})) / 1000`,
          '{{member_idx}}',
        ],
      ],
    },
    {
      title: 'Operations that wait for a lock',
      thresholds: [50, 200],
      queries: [
        [
          `sum by (instance) (mongodb_ss_globalLock_currentQueue{${NAMESPACE},count_type="total"})`,
          '{{instance}}',
        ],
      ],
    },
    {
      title: 'Cache that is not written yet',
      unit: 'percentunit',
      thresholds: [0.2, 0.5],
      queries: [
        [
          `max by (instance) (mongodb_ss_wt_cache_tracked_dirty_bytes_in_the_cache{${NAMESPACE}} / mongodb_ss_wt_cache_maximum_bytes_configured{${NAMESPACE}})`,
          '{{instance}}',
        ],
      ],
    },
    {
      title: 'Assertions',
      unit: 'ops',
      queries: [
        [
          rate('mongodb_ss_asserts', NAMESPACE, 'assert_type'),
          '{{assert_type}}',
        ],
      ],
    },
  ];
}
