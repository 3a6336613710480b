import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import type { Answers } from '../answers';
import { Database, databaseOf } from '../docker/images';
import {
  Container,
  CONTAINER_SECURITY,
  labelsOf,
  PodSpec,
  resources,
  restricted,
  selectorOf,
} from './workload';

/** How an image of a database wants to be run. */
interface Server {
  readonly uid: number;
  readonly dataPath: string;
  readonly env: Container['env'];
  readonly ready: readonly string[];
  /** Folders besides the data that it writes to. */
  readonly writes: readonly { name: string; mountPath: string }[];
}

const TMP = { name: 'tmp', mountPath: '/tmp' };

const SERVERS: Readonly<Record<Database['name'], Server>> = {
  postgres: {
    // Of the images that are built on Alpine
    uid: 70,
    dataPath: '/var/lib/postgresql/data',
    // A folder of its own: the volume may hold lost+found
    env: [{ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }],
    ready: ['sh', '-c', 'pg_isready -U "$POSTGRES_USER" -d "$POSTGRES_DB"'],
    writes: [TMP, { name: 'run', mountPath: '/var/run/postgresql' }],
  },
  mongodb: {
    uid: 999,
    dataPath: '/data/db',
    // mongosh keeps its settings there
    env: [{ name: 'HOME', value: '/tmp' }],
    ready: [
      'mongosh',
      '--quiet',
      '--eval',
      "quit(db.runCommand('ping').ok ? 0 : 1)",
    ],
    writes: [TMP, { name: 'config', mountPath: '/data/configdb' }],
  },
};

export function databaseUid(database: Database): number {
  return SERVERS[database.name].uid;
}

/** The database as one pod with a volume of its own. */
export function databaseStatefulSet(answers: Answers): IStatefulSet {
  const database = databaseOf(answers);
  const { name } = database;
  const server = SERVERS[name];
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name, labels: labelsOf(answers, name) },
    spec: {
      replicas: 1,
      serviceName: name,
      selector: { matchLabels: selectorOf(name) },
      template: {
        metadata: { labels: labelsOf(answers, name) },
        spec: podSpec(database, server),
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '20Gi' } },
          },
        },
      ],
    },
  };
}

function podSpec(database: Database, server: Server): PodSpec {
  return {
    ...restricted(database.name, server.uid),
    // Time to write everything to the volume
    terminationGracePeriodSeconds: 60,
    containers: [container(database, server)],
    volumes: server.writes.map(({ name }) => ({ name, emptyDir: {} })),
  };
}

function container(database: Database, server: Server): Container {
  const { name, image, port } = database;
  const exec = { command: [...server.ready] };
  return {
    name,
    image,
    ports: [{ name, containerPort: port, protocol: 'TCP' }],
    env: server.env,
    envFrom: [{ secretRef: { name: `${name}-secrets` } }],
    securityContext: CONTAINER_SECURITY,
    livenessProbe: {
      exec,
      initialDelaySeconds: 30,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 6,
    },
    readinessProbe: {
      exec,
      initialDelaySeconds: 5,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
    resources: resources(['250m', '512Mi'], ['1', '1Gi']),
    volumeMounts: [
      { name: 'data', mountPath: server.dataPath },
      ...server.writes,
    ],
  };
}
