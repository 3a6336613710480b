import { DashboardSpec, PanelSpec } from './dashboard';
import { NAMESPACE, rate } from './queries';

/** Redis: memory, clients and commands. */
export function redis(name: string): DashboardSpec {
  return {
    uid: 'redis',
    title: `${name}: Redis`,
    tags: [name, 'redis'],
    datasource: 'prometheus',
    variables: [
      {
        name: 'namespace',
        label: 'Namespace',
        query: 'label_values(up{job="redis"}, namespace)',
      },
    ],
    panels: [...overview(), ...charts()],
  };
}

const memory = `max by (instance) (redis_memory_used_bytes{${NAMESPACE}} / (redis_memory_max_bytes{${NAMESPACE}} > 0))`;
const clients = `max by (instance) (redis_connected_clients{${NAMESPACE}} / redis_config_maxclients{${NAMESPACE}})`;

function overview(): PanelSpec[] {
  return [
    {
      title: 'Up',
      kind: 'stat',
      thresholds: [1, 0.5],
      queries: [[`min(redis_up{${NAMESPACE}})`, 'up']],
    },
    {
      title: 'Memory in use',
      kind: 'stat',
      unit: 'percentunit',
      thresholds: [0.85, 0.95],
      queries: [[memory, '{{instance}}']],
    },
    {
      title: 'Connections in use',
      kind: 'stat',
      unit: 'percentunit',
      thresholds: [0.9, 0.97],
      queries: [[clients, '{{instance}}']],
    },
    {
      title: 'Keys dropped within an hour',
      kind: 'stat',
      thresholds: [1, 100],
      queries: [
        [
          `sum(increase(redis_evicted_keys_total{${NAMESPACE}}[1h]))`,
          'evicted',
        ],
      ],
    },
  ];
}

function charts(): PanelSpec[] {
  const hits = rate('redis_keyspace_hits_total', NAMESPACE);
  const misses = rate('redis_keyspace_misses_total', NAMESPACE);
  return [
    {
      title: 'Commands a second',
      unit: 'ops',
      queries: [
        [
          rate('redis_commands_processed_total', NAMESPACE, 'instance'),
          '{{instance}}',
        ],
      ],
    },
    {
      title: 'Memory in use',
      unit: 'percentunit',
      thresholds: [0.85, 0.95],
      queries: [[memory, '{{instance}}']],
    },
    {
      title: 'Connected clients',
      unit: 'percentunit',
      thresholds: [0.9, 0.97],
      queries: [[clients, '{{instance}}']],
    },
    {
      title: 'Keys found',
      unit: 'percentunit',
      thresholds: [0.8, 0.5],
      queries: [[`${hits} / (${hits} + ${misses})`, 'hits']],
    },
    {
      title: 'Keys',
      queries: [[`sum by (db) (redis_db_keys{${NAMESPACE}})`, '{{db}}']],
    },
    {
      title: 'Dropped and expired keys',
      unit: 'ops',
      queries: [
        [rate('redis_evicted_keys_total', NAMESPACE), 'evicted'],
        [rate('redis_expired_keys_total', NAMESPACE), 'expired'],
      ],
    },
    {
      title: 'Refused connections',
      unit: 'ops',
      thresholds: [0.01, 1],
      queries: [
        [rate('redis_rejected_connections_total', NAMESPACE), 'refused'],
      ],
    },
    {
      title: 'Slow commands',
      thresholds: [10, 100],
      queries: [
        [
          `max by (instance) (increase(redis_slowlog_last_id{${NAMESPACE}}[15m]))`,
          '{{instance}}',
        ],
      ],
    },
  ];
}
