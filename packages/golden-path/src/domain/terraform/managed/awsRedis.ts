import { commented, expression, resource, template } from '../hcl';
import { VERSIONS } from '../platform';
import {
  BACKUP_WINDOW,
  byEnvironment,
  firewall,
  inProduction,
  MAINTENANCE_WINDOW,
  parameter,
  subnets,
} from './awsNetwork';
import type { Store } from './index';

/** ElastiCache for queues, sessions and caches. */
export function awsRedis(): Store {
  const group = 'aws_elasticache_replication_group.redis';
  return {
    file: 'redis',
    header:
      'Managed Redis of queues, sessions and caches. BullMQ loses jobs when keys are\n' +
      'evicted, so nothing is: whatever is cached must say when it expires. Snapshots\n' +
      'every day are its persistence.',
    blocks: [
      ...firewall('redis', 6379),
      subnets('aws_elasticache_subnet_group', 'redis'),
      resource(
        'aws_elasticache_parameter_group',
        'redis',
        { name: template('${local.name}-redis'), family: 'redis7' },
        parameter('maxmemory-policy', 'noeviction'),
      ),
      commented(
        'ElastiCache accepts few special characters; length makes up for them.',
        resource('random_password', 'redis', { length: 48, special: false }),
      ),
      resource(
        'aws_elasticache_replication_group',
        'redis',
        {
          replication_group_id: template('${local.name}-redis'),
          description: template('Queues, sessions and caches of ${local.name}'),
          engine: 'redis',
          engine_version: VERSIONS.redis,
          node_type: byEnvironment('cache.t4g.small', 'cache.t4g.micro'),
          parameter_group_name: expression(
            'aws_elasticache_parameter_group.redis.name',
          ),
        },
        {
          num_cache_clusters: byEnvironment(2, 1),
          automatic_failover_enabled: inProduction,
          multi_az_enabled: inProduction,
          subnet_group_name: expression(
            'aws_elasticache_subnet_group.redis.name',
          ),
          security_group_ids: [expression('aws_security_group.redis.id')],
        },
        {
          at_rest_encryption_enabled: true,
          transit_encryption_enabled: true,
          auth_token: expression('random_password.redis.result'),
        },
        {
          snapshot_retention_limit: byEnvironment(7, 1),
          snapshot_window: BACKUP_WINDOW,
          maintenance_window: MAINTENANCE_WINDOW,
        },
      ),
    ],
    outputs: [
      {
        name: 'redis_host',
        description: 'Host of Redis',
        value: `${group}.primary_endpoint_address`,
      },
      {
        name: 'redis_url',
        description: 'Connection string of Redis',
        value: `"rediss://:\${random_password.redis.result}@\${${group}.primary_endpoint_address}:6379"`,
        sensitive: true,
      },
    ],
  };
}
