import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import type { Answers } from '../answers';
import { IMAGES, REDIS_PORT } from '../docker/images';
import {
  CONTAINER_SECURITY,
  labelsOf,
  resources,
  restricted,
  singleDeployment,
} from './workload';

export const REDIS = 'redis';

/** User and group of the official image that is built on Alpine. */
const REDIS_UID = 999;
const REDIS_GID = 1000;

const CONFIGURATION = `# Everything that was acknowledged survives a restart, but for the last second.
appendonly yes
appendfsync everysec
save 3600 1 300 100 60 10000
dir /data

# Redis holds the queues, and BullMQ loses jobs when a key is evicted: a full
# Redis refuses writes instead, which alerts announce before. Caches in it must
# therefore expire by themselves: set a time to live on each of their keys, or
# give them a Redis of their own with maxmemory-policy allkeys-lru.
maxmemory 384mb
maxmemory-policy noeviction
`;

export function redisConfigMap(answers: Answers): IConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'redis-config', labels: labelsOf(answers, REDIS) },
    data: { 'redis.conf': CONFIGURATION },
  };
}

export function redisVolumeClaim(answers: Answers): IPersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'redis-data', labels: labelsOf(answers, REDIS) },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '5Gi' } },
    },
  };
}

/** Redis as one pod with a volume that outlives it. */
export function redisDeployment(answers: Answers): IDeployment {
  const exec = { command: ['sh', '-c', 'redis-cli ping | grep -q PONG'] };
  return singleDeployment(answers, REDIS, undefined, {
    ...restricted(REDIS, REDIS_UID, REDIS_GID),
    containers: [
      {
        name: REDIS,
        image: IMAGES.redis,
        args: ['redis-server', '/etc/redis/redis.conf'],
        ports: [{ name: REDIS, containerPort: REDIS_PORT, protocol: 'TCP' }],
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
        resources: resources(['100m', '256Mi'], ['500m', '768Mi']),
        volumeMounts: [
          { name: 'data', mountPath: '/data' },
          { name: 'config', mountPath: '/etc/redis', readOnly: true },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'redis-data' } },
      { name: 'config', configMap: { name: 'redis-config' } },
      { name: 'tmp', emptyDir: {} },
    ],
  });
}
