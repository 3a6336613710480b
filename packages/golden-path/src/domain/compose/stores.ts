import type { Answers } from '../answers';
import { databaseOf, IMAGES, REDIS_PORT } from '../docker/images';
import {
  after,
  healthcheck,
  local,
  RUNS_ONCE,
  Service,
  Services,
} from './types';

const BUCKET = 'app';
const MINIO_PORT = 9000;
const SMTP_PORT = 1025;

/**
 * Ports of this machine that the variables of a developer name, and the
 * services that are meant.
 */
export function portsOf(answers: Answers): ReadonlyMap<number, string> {
  const { name, port } = databaseOf(answers);
  return new Map([
    [port, name],
    [REDIS_PORT, 'redis'],
    [MINIO_PORT, 'minio'],
    [SMTP_PORT, 'mailhog'],
  ]);
}

/** Database, Redis, object storage and mail. */
export function storeServices(answers: Answers): Services {
  const { name } = databaseOf(answers);
  return {
    [name]: database(answers),
    redis: {
      image: IMAGES.redis,
      restart: 'unless-stopped',
      // As in production: jobs survive a restart, and none is evicted
      command: [
        'redis-server',
        '--appendonly',
        'yes',
        '--maxmemory-policy',
        'noeviction',
      ],
      ports: [local(REDIS_PORT)],
      volumes: ['redis-data:/data'],
      healthcheck: healthcheck('redis-cli', 'ping'),
    },
    minio: {
      image: IMAGES.minio,
      restart: 'unless-stopped',
      command: ['server', '/data', '--console-address', ':9001'],
      environment: {
        MINIO_ROOT_USER: 'minioadmin',
        MINIO_ROOT_PASSWORD: 'minioadmin',
      },
      ports: [local(MINIO_PORT), local(9001)],
      volumes: ['minio-data:/data'],
      healthcheck: healthcheck('mc', 'ready', 'local'),
    },
    'minio-bucket': {
      image: IMAGES.minioClient,
      depends_on: after('service_healthy', ['minio']),
      environment: {
        MC_HOST_local: `http://minioadmin:minioadmin@minio:${MINIO_PORT}`,
      },
      command: ['mb', '--ignore-existing', `local/${BUCKET}`],
      ...RUNS_ONCE,
    },
    mailhog: {
      image: IMAGES.mailhog,
      restart: 'unless-stopped',
      ports: [local(SMTP_PORT), local(8025)],
      healthcheck: healthcheck(
        'wget',
        '-qO',
        '/dev/null',
        'http://127.0.0.1:8025',
      ),
    },
  };
}

/** Names of the volumes that outlive the containers. */
export function volumeNames(answers: Answers): string[] {
  return [`${databaseOf(answers).name}-data`, 'redis-data', 'minio-data'];
}

function database(answers: Answers): Service {
  const { name, image, port } = databaseOf(answers);
  const common: Pick<Service, 'image' | 'restart' | 'ports'> = {
    image,
    restart: 'unless-stopped',
    ports: [local(port)],
  };
  return name === 'mongodb'
    ? {
        ...common,
        volumes: ['mongodb-data:/data/db'],
        healthcheck: healthcheck(
          'mongosh',
          '--quiet',
          '--eval',
          "quit(db.runCommand('ping').ok ? 0 : 1)",
        ),
      }
    : {
        ...common,
        environment: {
          POSTGRES_USER: 'app',
          POSTGRES_PASSWORD: 'app',
          POSTGRES_DB: 'app',
        },
        volumes: ['postgres-data:/var/lib/postgresql/data'],
        healthcheck: healthcheck('pg_isready', '-U', 'app', '-d', 'app'),
      };
}
