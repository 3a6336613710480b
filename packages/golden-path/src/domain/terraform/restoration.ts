import type { Answers } from '../answers';
import { namespaceOf } from '../kubernetes/configuration';
import { storeName } from './managed/names';
import { DATABASE_NAME, hostingOf } from './platform';

const MOMENT = '2026-01-31T10:15:00Z';

/** Commands that bring the database of production back to a moment. */
export function restoration(answers: Answers): string[] {
  const namespace = namespaceOf(answers.name, 'production');
  const { database } = answers;
  const name = `${storeName(namespace)}-${database}`;
  switch (hostingOf(answers)) {
    case 'aws':
      return database === 'mongodb' ? documentdb(name) : rds(name);
    case 'digitalocean':
      return digitalocean(name, database);
    case 'in-cluster':
      return database === 'mongodb'
        ? mongorestore(namespace)
        : pgRestore(namespace);
    default:
      return [];
  }
}

function rds(name: string): string[] {
  const rename = (from: string, to: string) =>
    `aws rds modify-db-instance --db-instance-identifier ${from} --new-db-instance-identifier ${to} --apply-immediately`;
  return [
    'aws rds restore-db-instance-to-point-in-time \\',
    `  --source-db-instance-identifier ${name} \\`,
    `  --target-db-instance-identifier ${name}-restored \\`,
    `  --restore-time ${MOMENT} --multi-az --deletion-protection \\`,
    `  --db-subnet-group-name ${name} --vpc-security-group-ids sg-…`,
    rename(name, `${name}-broken`),
    rename(`${name}-restored`, name),
    ...adopt('aws_db_instance.postgres', name),
  ];
}

function documentdb(name: string): string[] {
  const rename = (from: string, to: string) =>
    `aws docdb modify-db-cluster --db-cluster-identifier ${from} --new-db-cluster-identifier ${to} --apply-immediately`;
  return [
    'aws docdb restore-db-cluster-to-point-in-time \\',
    `  --source-db-cluster-identifier ${name} \\`,
    `  --db-cluster-identifier ${name}-restored \\`,
    `  --restore-to-time ${MOMENT} --deletion-protection \\`,
    `  --db-subnet-group-name ${name} --vpc-security-group-ids sg-…`,
    rename(name, `${name}-broken`),
    rename(`${name}-restored`, name),
    "terraform state rm 'module.managed.aws_docdb_cluster_instance.mongodb'",
    ...adopt('aws_docdb_cluster.mongodb', name),
  ];
}

function digitalocean(name: string, store: string): string[] {
  const resources = [
    `digitalocean_database_firewall.${store}`,
    `digitalocean_database_${
      store === 'mongodb' ? 'mongodb' : 'postgresql'
    }_config.${store}`,
    'digitalocean_database_db.app',
  ];
  return [
    `doctl databases fork ${name}-restored --restore-from-cluster-id … \\`,
    '  --restore-from-timestamp "2026-01-31 10:15:00 +0000 UTC"',
    `terraform state rm ${resources
      .map(resource => `module.managed.${resource}`)
      .join(' ')}`,
    `terraform import -var=environment=production module.managed.digitalocean_database_db.app …,${DATABASE_NAME}`,
    ...adopt(`digitalocean_database_cluster.${store}`, '…'),
  ];
}

/** Terraform forgets the broken one and takes the restored one for its own. */
function adopt(resource: string, id: string): string[] {
  return [
    `terraform state rm module.managed.${resource}`,
    `terraform import -var=environment=production module.managed.${resource} ${id}`,
    'terraform apply -var=environment=production',
  ];
}

/** The dumps are made by the CronJob of Kustomize, every night and on demand. */
function dump(namespace: string, store: string, restore: string): string[] {
  return [
    `kubectl create job before-restore --from=cronjob/database-backup -n ${namespace}`,
    `aws s3 ls s3://$S3_BUCKET/backups/${store}/`,
    `aws s3 cp s3://$S3_BUCKET/backups/${store}/….dump latest.dump`,
    `kubectl exec -i statefulset/${store} -n ${namespace} -- sh -c '${restore}' < latest.dump`,
  ];
}

function pgRestore(namespace: string): string[] {
  return dump(
    namespace,
    'postgres',
    'pg_restore -U "$POSTGRES_USER" -d "$POSTGRES_DB" --clean --if-exists',
  );
}

function mongorestore(namespace: string): string[] {
  return dump(
    namespace,
    'mongodb',
    'mongorestore -u "$MONGO_INITDB_ROOT_USERNAME" -p "$MONGO_INITDB_ROOT_PASSWORD" --authenticationDatabase admin --gzip --archive --drop',
  );
}
