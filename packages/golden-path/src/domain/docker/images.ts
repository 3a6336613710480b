import type { Answers } from '../answers';

/**
 * Images that are not built here, each in a version: what runs changes in Git
 * only, where Dependabot proposes it.
 */
export const IMAGES = {
  postgres: 'postgres:17.6-alpine',
  postgis: 'postgis/postgis:17-3.5-alpine',
  mongodb: 'mongo:7.0',
  redis: 'redis:7-alpine',
  minio: 'minio/minio:RELEASE.2025-04-22T22-12-26Z',
  minioClient: 'minio/mc:RELEASE.2025-04-16T18-13-26Z',
  mailhog: 'mailhog/mailhog:v1.0.1',
  nginx: 'nginx:1.28-alpine',
  openssl: 'alpine/openssl:3.5.5',
  prometheus: 'prom/prometheus:v2.47.0',
  grafana: 'grafana/grafana:12.1.1',
  jaeger: 'jaegertracing/all-in-one:1.72.0',
  otelCollector: 'otel/opentelemetry-collector-contrib:0.128.0',
  postgresExporter: 'quay.io/prometheuscommunity/postgres-exporter:v0.17.1',
  mongodbExporter: 'percona/mongodb_exporter:0.47.1',
  redisExporter: 'oliver006/redis_exporter:v1.74.0-alpine',
  awsCli: 'amazon/aws-cli:2.27.9',
} as const;

export const REDIS_PORT = 6379;

/** What manifests and compose need to know about the database. */
export interface Database {
  /** Its workload, Service, host name and the value of its `app` label. */
  readonly name: 'postgres' | 'mongodb';
  readonly image: string;
  readonly port: number;
  readonly exporter: { readonly image: string; readonly port: number };
}

export function databaseOf(
  answers: Pick<Answers, 'database' | 'postgis'>,
): Database {
  return answers.database === 'mongodb'
    ? {
        name: 'mongodb',
        image: IMAGES.mongodb,
        port: 27017,
        exporter: { image: IMAGES.mongodbExporter, port: 9216 },
      }
    : {
        name: 'postgres',
        image: answers.postgis ? IMAGES.postgis : IMAGES.postgres,
        port: 5432,
        exporter: { image: IMAGES.postgresExporter, port: 9187 },
      };
}

export const REDIS_EXPORTER_PORT = 9121;

/** The release of Alpine is part of the tag: packages keep their series. */
export function nodeImage(answers: Pick<Answers, 'nodeVersion'>): string {
  return `node:${answers.nodeVersion}-alpine3.22`;
}
