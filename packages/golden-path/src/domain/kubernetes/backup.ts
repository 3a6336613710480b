import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import type { Answers } from '../answers';
import { databaseOf, IMAGES } from '../docker/images';
import { databaseUid } from './database';
import {
  Container,
  CONTAINER_SECURITY,
  labelsOf,
  resources,
  restricted,
} from './workload';

/** Name of the backup's CronJob and of its `app` label. */
export const BACKUP = 'database-backup';

const DUMP = '/backup/dump';

/** A dump of the database every night, kept outside the cluster. */
export function backupCronJob(answers: Answers): ICronJob {
  const labels = labelsOf(answers, BACKUP);
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: BACKUP, labels },
    spec: {
      schedule: '17 2 * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          activeDeadlineSeconds: 7200,
          template: {
            metadata: { labels },
            spec: {
              ...restricted(BACKUP, databaseUid(databaseOf(answers))),
              restartPolicy: 'Never',
              initContainers: [dump(answers)],
              containers: [upload(answers)],
              volumes: [
                { name: 'backup', emptyDir: {} },
                { name: 'tmp', emptyDir: {} },
              ],
            },
          },
        },
      },
    },
  };
}

function dump(answers: Answers): Container {
  const { name, image } = databaseOf(answers);
  const command =
    name === 'mongodb'
      ? `mongodump --host=mongodb --authenticationDatabase=admin --username="$MONGO_INITDB_ROOT_USERNAME" --password="$MONGO_INITDB_ROOT_PASSWORD" --gzip --archive=${DUMP}`
      : `PGPASSWORD="$POSTGRES_PASSWORD" pg_dump --host=postgres --username="$POSTGRES_USER" --format=custom --file=${DUMP} "$POSTGRES_DB"`;
  return {
    ...step('dump', image, command),
    envFrom: [{ secretRef: { name: `${name}-secrets` } }],
  };
}

function upload(answers: Answers): Container {
  const { name } = databaseOf(answers);
  const object = `s3://$S3_BUCKET/backups/${name}/$(date -u +%Y-%m-%dT%H-%M-%SZ).dump`;
  return {
    ...step(
      'upload',
      IMAGES.awsCli,
      `aws s3 cp --no-progress ${DUMP} "${object}"`,
    ),
    env: [
      { name: 'HOME', value: '/tmp' },
      setting('S3_BUCKET', 'S3_BUCKET'),
      setting('AWS_DEFAULT_REGION', 'S3_REGION'),
      setting('AWS_ENDPOINT_URL_S3', 'S3_ENDPOINT', true),
      credential('AWS_ACCESS_KEY_ID', 'S3_ACCESS_KEY_ID'),
      credential('AWS_SECRET_ACCESS_KEY', 'S3_SECRET_ACCESS_KEY'),
    ],
  };
}

function step(name: string, image: string, command: string): Container {
  return {
    name,
    image,
    command: ['sh', '-ec', command],
    securityContext: CONTAINER_SECURITY,
    resources: resources(['100m', '128Mi'], ['500m', '512Mi']),
    volumeMounts: [
      { name: 'backup', mountPath: '/backup' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}

function setting(name: string, key: string, optional = false) {
  return {
    name,
    valueFrom: {
      configMapKeyRef: {
        name: 'app-config',
        key,
        ...(optional ? { optional } : {}),
      },
    },
  };
}

function credential(name: string, key: string) {
  return { name, valueFrom: { secretKeyRef: { name: 'app-secrets', key } } };
}
