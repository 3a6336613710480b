import type { Answers } from '../../answers';
import {
  Block,
  block,
  commented,
  expression,
  Group,
  resource,
  template,
} from '../hcl';
import { DATABASE_NAME, VERSIONS } from '../platform';
import { digitaloceanStorage } from './digitaloceanStorage';
import type { Store, StoreOutput } from './index';
import { storeNames } from './names';

const CLUSTER = 'data.digitalocean_kubernetes_cluster.this';

const byEnvironment = (production: string | number, staging: string | number) =>
  expression(
    `var.production ? ${JSON.stringify(production)} : ${JSON.stringify(
      staging,
    )}`,
  );

/** Managed databases, Valkey and Spaces, beside a cluster of DigitalOcean. */
export function digitaloceanStores(answers: Answers): Store[] {
  return [
    network(),
    answers.database === 'mongodb' ? mongodb() : postgres(answers),
    redis(),
    digitaloceanStorage(),
  ];
}

function network(): Store {
  return {
    file: 'network',
    header:
      'The stores join the private network of the cluster; only the cluster may\n' +
      'connect to them.',
    blocks: [
      storeNames(),
      block('data', ['digitalocean_kubernetes_cluster', 'this'], {
        name: expression('var.cluster_name'),
      }),
    ],
    outputs: [],
  };
}

function databaseCluster(
  store: string,
  attributes: Group['attributes'],
): Block[] {
  return [
    resource(
      'digitalocean_database_cluster',
      store,
      {
        name: template(`\${local.name}-${store}`),
        ...attributes,
        region: expression('var.region'),
        private_network_uuid: expression(`${CLUSTER}.vpc_uuid`),
      },
      block('maintenance_window', [], { day: 'sunday', hour: '03:00:00' }),
      commented(
        'A cluster that was restored from a backup takes the place of this one and has\nanother name.',
        block('lifecycle', [], { ignore_changes: [expression('name')] }),
      ),
    ),
    commented(
      'Only the cluster may connect.',
      resource(
        'digitalocean_database_firewall',
        store,
        {
          cluster_id: expression(`digitalocean_database_cluster.${store}.id`),
        },
        block('rule', [], {
          type: 'k8s',
          value: expression(`${CLUSTER}.id`),
        }),
      ),
    ),
  ];
}

function database(store: string): Block {
  return resource('digitalocean_database_db', 'app', {
    cluster_id: expression(`digitalocean_database_cluster.${store}.id`),
    name: DATABASE_NAME,
  });
}

function postgres({ postgis }: Answers): Store {
  const cluster = 'digitalocean_database_cluster.postgres';
  return {
    file: 'postgres',
    header: [
      'Managed PostgreSQL. DigitalOcean makes backups every day and keeps the',
      'write-ahead logs: any second of the last 7 days can be restored (PITR), see',
      'README.md. Neither can be turned off.',
      ...(postgis
        ? [
            'PostGIS comes with it: the first migration runs CREATE EXTENSION postgis.',
          ]
        : []),
    ].join('\n'),
    blocks: [
      ...databaseCluster('postgres', {
        engine: 'pg',
        version: VERSIONS.postgres,
        size: byEnvironment('db-s-2vcpu-4gb', 'db-s-1vcpu-1gb'),
        node_count: byEnvironment(2, 1),
      }),
      resource('digitalocean_database_postgresql_config', 'postgres', {
        cluster_id: expression(`${cluster}.id`),
        timezone: 'UTC',
        backup_hour: 1,
        backup_minute: 0,
        log_min_duration_statement: 500,
      }),
      database('postgres'),
    ],
    outputs: databaseOutputs(
      cluster,
      `"postgresql://\${${cluster}.user}:\${urlencode(${cluster}.password)}@\${${cluster}.private_host}:\${${cluster}.port}/\${digitalocean_database_db.app.name}"`,
    ),
  };
}

function mongodb(): Store {
  const cluster = 'digitalocean_database_cluster.mongodb';
  return {
    file: 'mongodb',
    header:
      'Managed MongoDB. DigitalOcean makes backups every day and keeps the changes in\n' +
      'between for 7 days (PITR), see README.md. Neither can be turned off.',
    blocks: [
      ...databaseCluster('mongodb', {
        engine: 'mongodb',
        version: VERSIONS.mongodb,
        size: byEnvironment('db-s-2vcpu-4gb', 'db-s-1vcpu-1gb'),
        // One alone, or three that elect another when it fails
        node_count: byEnvironment(3, 1),
      }),
      resource('digitalocean_database_mongodb_config', 'mongodb', {
        cluster_id: expression(`${cluster}.id`),
        default_read_concern: 'majority',
        default_write_concern: 'majority',
        slow_op_threshold_ms: 500,
      }),
      database('mongodb'),
    ],
    outputs: databaseOutputs(
      cluster,
      `replace(${cluster}.private_uri, "/admin?", "/\${digitalocean_database_db.app.name}?")`,
    ),
  };
}

function databaseOutputs(cluster: string, url: string): StoreOutput[] {
  return [
    {
      name: 'database_host',
      description: 'Host of the database',
      value: `${cluster}.private_host`,
    },
    {
      name: 'database_user',
      description: 'Administrator of the database',
      value: `${cluster}.user`,
    },
    {
      name: 'database_password',
      description: 'Password of the administrator',
      value: `${cluster}.password`,
      sensitive: true,
    },
    {
      name: 'database_url',
      description: 'Connection string of the database',
      value: url,
      sensitive: true,
    },
  ];
}

function redis(): Store {
  const cluster = 'digitalocean_database_cluster.redis';
  return {
    file: 'redis',
    header:
      'Managed Valkey, which speaks the protocol of Redis, of queues, sessions and\n' +
      'caches. BullMQ loses jobs when keys are evicted, so nothing is: whatever is\n' +
      'cached must say when it expires.',
    blocks: [
      ...databaseCluster('redis', {
        engine: 'valkey',
        version: VERSIONS.valkey,
        size: byEnvironment('db-s-1vcpu-2gb', 'db-s-1vcpu-1gb'),
        node_count: byEnvironment(2, 1),
        eviction_policy: 'noeviction',
      }),
      commented(
        'Persistence: snapshots to the disk, often enough to lose minutes at most.',
        resource('digitalocean_database_valkey_config', 'redis', {
          cluster_id: expression(`${cluster}.id`),
          persistence: 'rdb',
          frequent_snapshots: true,
          ssl: true,
        }),
      ),
    ],
    outputs: [
      {
        name: 'redis_host',
        description: 'Host of Redis',
        value: `${cluster}.private_host`,
      },
      {
        name: 'redis_url',
        description: 'Connection string of Redis',
        value: `${cluster}.private_uri`,
        sensitive: true,
      },
    ],
  };
}
