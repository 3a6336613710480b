import { constant, exporterLabels, growing, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

/** Redis as redis_exporter shows it: it holds the queues, so it may lose nothing. */
export function redisAlerts(scope: Scope): AlertGroup {
  return {
    name: 'redis-alerts',
    alerts: scope.has('backend')
      ? [...availability(scope), ...memory(scope), ...connections(scope)]
      : [],
  };
}

function availability(scope: Scope): Alert[] {
  const labels = exporterLabels(scope, 'redis');
  const up = series('redis_up', labels);
  const scraped = series('up', labels);
  const saved = series('redis_rdb_last_bgsave_status', labels);
  return [
    {
      name: 'RedisDown',
      severity: 'critical',
      component: 'redis',
      expr: 'redis_up == 0',
      for: '1m',
      summary: 'Redis is down',
      description:
        'The exporter {{ $labels.instance }} cannot reach Redis in {{ $labels.namespace }}',
      inhibits: ['JobFailures', 'QueueBacklog', 'QueueStalled', 'PodNotReady'],
      fires: { series: { [up]: constant(0) }, labels },
      silent: { series: { [up]: constant(1) } },
    },
    {
      name: 'RedisExporterDown',
      severity: 'warning',
      component: 'redis',
      expr: 'up{job="redis"} == 0',
      for: '5m',
      summary: 'Nobody watches Redis',
      description:
        'The exporter {{ $labels.instance }} of Redis does not answer Prometheus',
      fires: { series: { [scraped]: constant(0) }, labels },
      silent: { series: { [scraped]: constant(1) } },
    },
    {
      name: 'RedisPersistenceFailing',
      severity: 'critical',
      component: 'redis',
      expr: 'redis_rdb_last_bgsave_status == 0 or redis_aof_last_write_status == 0',
      for: '5m',
      summary: 'Redis cannot write to disk',
      description:
        'Redis {{ $labels.instance }} in {{ $labels.namespace }} could not save: a restart would lose jobs',
      fires: { series: { [saved]: constant(0) }, labels },
      silent: { series: { [saved]: constant(1) } },
    },
  ];
}

function memory(scope: Scope): Alert[] {
  const labels = exporterLabels(scope, 'redis');
  const used = (bytes: number) => ({
    [series('redis_memory_used_bytes', labels)]: constant(bytes),
    [series('redis_memory_max_bytes', labels)]: constant(1000),
  });
  const evicted = series('redis_evicted_keys_total', labels);
  return [
    {
      name: 'HighMemory',
      severity: 'warning',
      component: 'redis',
      expr: 'redis_memory_used_bytes / (redis_memory_max_bytes > 0) > 0.85',
      for: '5m',
      summary: 'Redis has little memory left',
      description:
        'Redis {{ $labels.instance }} in {{ $labels.namespace }} uses {{ $value | humanizePercentage }} of its memory',
      fires: { series: used(900), labels, value: '90%' },
      silent: { series: used(500) },
    },
    {
      name: 'RedisEvictingKeys',
      severity: 'critical',
      component: 'redis',
      expr: 'increase(redis_evicted_keys_total[10m]) > 0',
      for: '1m',
      summary: 'Redis drops keys, jobs perhaps among them',
      description:
        'Redis {{ $labels.instance }} in {{ $labels.namespace }} evicts keys for lack of memory',
      inhibits: ['HighMemory'],
      fires: { series: { [evicted]: growing(10) }, labels },
      silent: { series: { [evicted]: constant(10) } },
    },
  ];
}

function connections(scope: Scope): Alert[] {
  const labels = exporterLabels(scope, 'redis');
  const clients = (count: number) => ({
    [series('redis_connected_clients', labels)]: constant(count),
    [series('redis_config_maxclients', labels)]: constant(1000),
  });
  const rejected = series('redis_rejected_connections_total', labels);
  return [
    {
      name: 'ConnectionsExhausted',
      severity: 'warning',
      component: 'redis',
      expr: 'redis_connected_clients / redis_config_maxclients > 0.9',
      for: '5m',
      summary: 'Redis has few connections left',
      description:
        'Redis {{ $labels.instance }} in {{ $labels.namespace }} uses {{ $value | humanizePercentage }} of its connections',
      fires: { series: clients(950), labels, value: '95%' },
      silent: { series: clients(100) },
    },
    {
      name: 'RedisConnectionsRejected',
      severity: 'critical',
      component: 'redis',
      expr: 'increase(redis_rejected_connections_total[5m]) > 0',
      for: '1m',
      summary: 'Redis refuses connections',
      description:
        'Redis {{ $labels.instance }} in {{ $labels.namespace }} has refused connections within five minutes',
      inhibits: ['ConnectionsExhausted'],
      fires: { series: { [rejected]: growing(5) }, labels },
      silent: { series: { [rejected]: constant(5) } },
    },
  ];
}
