import type { Answers } from '../../answers';
import { block, commented, expression, resource, template } from '../hcl';
import { DATABASE_NAME, VERSIONS } from '../platform';
import {
  BACKUP_WINDOW,
  byEnvironment,
  firewall,
  inProduction,
  MAINTENANCE_WINDOW,
  network,
  parameter,
  subnets,
} from './awsNetwork';
import { awsRedis } from './awsRedis';
import { awsStorage } from './awsStorage';
import type { Store } from './index';

/** RDS or DocumentDB, ElastiCache and S3, inside the network of an EKS cluster. */
export function awsStores(answers: Answers): Store[] {
  return [
    network(),
    answers.database === 'mongodb' ? documentdb() : postgres(answers),
    awsRedis(),
    awsStorage(),
  ];
}

function postgres({ postgis }: Answers): Store {
  const database = 'aws_db_instance.postgres';
  return {
    file: 'postgres',
    header: [
      'Managed PostgreSQL. Backups every day, and write-ahead logs in between: any',
      'second of the last backup_retention_days can be restored (PITR), see README.md.',
      ...(postgis
        ? [
            'PostGIS comes with RDS: the first migration runs CREATE EXTENSION postgis.',
          ]
        : []),
    ].join('\n'),
    blocks: [
      ...firewall('postgres', 5432),
      subnets('aws_db_subnet_group', 'postgres'),
      resource(
        'aws_db_parameter_group',
        'postgres',
        {
          name_prefix: template('${local.name}-'),
          family: `postgres${VERSIONS.postgres}`,
        },
        commented(
          'No connection without TLS.',
          parameter('rds.force_ssl', '1'),
        ),
        commented(
          'Milliseconds after which a query is logged as slow.',
          parameter('log_min_duration_statement', '500'),
        ),
        block('lifecycle', [], { create_before_destroy: true }),
      ),
      resource(
        'aws_db_instance',
        'postgres',
        {
          identifier: template('${local.name}-postgres'),
          engine: 'postgres',
          engine_version: VERSIONS.postgres,
          instance_class: byEnvironment('db.t4g.medium', 'db.t4g.micro'),
          db_name: DATABASE_NAME,
          username: DATABASE_NAME,
          password: expression('var.database_password'),
          parameter_group_name: expression(
            'aws_db_parameter_group.postgres.name',
          ),
          allocated_storage: 20,
          max_allocated_storage: 200,
          storage_type: 'gp3',
          storage_encrypted: true,
        },
        {
          multi_az: inProduction,
          db_subnet_group_name: expression('aws_db_subnet_group.postgres.name'),
          vpc_security_group_ids: [
            expression('aws_security_group.postgres.id'),
          ],
          publicly_accessible: false,
        },
        {
          backup_retention_period: expression('var.backup_retention_days'),
          backup_window: BACKUP_WINDOW,
          maintenance_window: MAINTENANCE_WINDOW,
          copy_tags_to_snapshot: true,
          delete_automated_backups: false,
          deletion_protection: inProduction,
          skip_final_snapshot: expression('!var.production'),
          final_snapshot_identifier: template('${local.name}-postgres-final'),
        },
        {
          auto_minor_version_upgrade: true,
          performance_insights_enabled: inProduction,
          enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'],
        },
      ),
    ],
    outputs: [
      ...databaseOutputs(
        `${database}.address`,
        `${database}.username`,
        `postgresql://\${${database}.username}:\${urlencode(var.database_password)}@\${${database}.endpoint}/${DATABASE_NAME}`,
      ),
    ],
  };
}

function documentdb(): Store {
  const cluster = 'aws_docdb_cluster.mongodb';
  return {
    file: 'mongodb',
    header:
      'Managed MongoDB API. Backups every day, and the changes in between: any second\n' +
      'of the last backup_retention_days can be restored (PITR), see README.md.',
    blocks: [
      ...firewall('mongodb', 27017),
      subnets('aws_docdb_subnet_group', 'mongodb'),
      resource(
        'aws_docdb_cluster_parameter_group',
        'mongodb',
        { name_prefix: template('${local.name}-'), family: 'docdb5.0' },
        commented('No connection without TLS.', parameter('tls', 'enabled')),
        commented(
          'Slow operations are logged.',
          parameter('profiler', 'enabled'),
        ),
        block('lifecycle', [], { create_before_destroy: true }),
      ),
      resource(
        'aws_docdb_cluster',
        'mongodb',
        {
          cluster_identifier: template('${local.name}-mongodb'),
          engine: 'docdb',
          engine_version: VERSIONS.documentdb,
          master_username: DATABASE_NAME,
          master_password: expression('var.database_password'),
          db_cluster_parameter_group_name: expression(
            'aws_docdb_cluster_parameter_group.mongodb.name',
          ),
          storage_encrypted: true,
        },
        {
          db_subnet_group_name: expression(
            'aws_docdb_subnet_group.mongodb.name',
          ),
          vpc_security_group_ids: [expression('aws_security_group.mongodb.id')],
        },
        {
          backup_retention_period: expression('var.backup_retention_days'),
          preferred_backup_window: BACKUP_WINDOW,
          preferred_maintenance_window: MAINTENANCE_WINDOW,
          deletion_protection: inProduction,
          skip_final_snapshot: expression('!var.production'),
          final_snapshot_identifier: template('${local.name}-mongodb-final'),
          enabled_cloudwatch_logs_exports: ['profiler'],
        },
      ),
      commented(
        'In production a second instance takes over when a zone fails.',
        resource('aws_docdb_cluster_instance', 'mongodb', {
          count: byEnvironment(2, 1),
          identifier: template('${local.name}-mongodb-${count.index}'),
          cluster_identifier: expression(`${cluster}.id`),
          instance_class: byEnvironment('db.r6g.large', 'db.t4g.medium'),
        }),
      ),
    ],
    outputs: databaseOutputs(
      `${cluster}.endpoint`,
      `${cluster}.master_username`,
      `mongodb://\${${cluster}.master_username}:\${urlencode(var.database_password)}@\${${cluster}.endpoint}:27017/${DATABASE_NAME}?tls=true&tlsInsecure=true&replicaSet=rs0&readPreference=secondaryPreferred&retryWrites=false`,
    ),
  };
}

function databaseOutputs(host: string, user: string, url: string) {
  return [
    { name: 'database_host', description: 'Host of the database', value: host },
    {
      name: 'database_user',
      description: 'Administrator of the database',
      value: user,
    },
    {
      name: 'database_password',
      description: 'Password of the administrator',
      value: 'var.database_password',
      sensitive: true as const,
    },
    {
      name: 'database_url',
      description: 'Connection string of the database',
      value: `"${url}"`,
      sensitive: true as const,
    },
  ];
}
