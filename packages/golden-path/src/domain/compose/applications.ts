import { posix } from 'node:path';
import type { Answers, Component } from '../answers';
import { startCommand } from '../docker/backend';
import { databaseOf } from '../docker/images';
import {
  EnvironmentVariable,
  environmentVariables,
  websiteVariables,
} from '../environmentVariables';
import {
  directoryOf,
  FRONTEND_HEALTH_PATH,
  FRONTEND_PORT,
  HEALTH_PATH,
  LAYOUT,
  SERVICE_PORT,
} from '../files';
import { portsOf } from './stores';
import { after, healthcheck, RUNS_ONCE, Service, Services } from './types';

/** Writable for everyone, as the volumes of the image are in a cluster. */
const CONFINED: Partial<Service> = {
  read_only: true,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
};

/** API, worker and the migrations that both wait for: one image. */
export function backendServices(answers: Answers): Services {
  const { name } = databaseOf(answers);
  const image = {
    image: `${answers.name}-backend:local`,
    build: buildOf(answers, 'backend', LAYOUT.dockerfile),
  };
  const common: Pick<Service, 'environment'> & Partial<Service> = {
    ...CONFINED,
    tmpfs: ['/tmp', '/app/logs'],
    environment: backendEnvironment(answers),
  };
  const needs = {
    ...after('service_healthy', [name, 'redis']),
    ...after('service_completed_successfully', ['migrate', 'minio-bucket']),
  };
  const health = healthcheck(
    'curl',
    '-fsS',
    `http://127.0.0.1:${SERVICE_PORT}${HEALTH_PATH}`,
  );
  return {
    migrate: {
      ...image,
      depends_on: after('service_healthy', [name]),
      command: ['node', 'dist/migrate.js'],
      ...common,
      ...RUNS_ONCE,
    },
    backend: {
      ...image,
      restart: 'unless-stopped',
      depends_on: { ...needs, ...after('service_healthy', ['mailhog']) },
      ports: [`${SERVICE_PORT}:${SERVICE_PORT}`],
      ...common,
      stop_grace_period: '40s',
      healthcheck: health,
    },
    worker: {
      ...image,
      restart: 'unless-stopped',
      depends_on: { ...needs, ...after('service_healthy', ['mailhog']) },
      command: startCommand('worker'),
      ...common,
      stop_grace_period: '60s',
      healthcheck: health,
    },
  };
}

export function frontendServices(answers: Answers): Services {
  const variables = variablesOf(answers, 'frontend');
  return {
    frontend: {
      image: `${answers.name}-frontend:local`,
      build: {
        ...buildOf(answers, 'frontend', LAYOUT.frontendDockerfile),
        args: valuesOf(variables.filter(({ buildTime }) => buildTime)),
      },
      restart: 'unless-stopped',
      ...(answers.components.includes('backend')
        ? { depends_on: after('service_healthy', ['backend']) }
        : {}),
      ports: [`${FRONTEND_PORT}:${FRONTEND_PORT}`],
      ...CONFINED,
      tmpfs: ['/tmp', '/app/.next/cache'],
      environment: valuesOf(websiteVariables(answers)),
      healthcheck: healthcheck(
        'wget',
        '-qO',
        '/dev/null',
        `http://127.0.0.1:${FRONTEND_PORT}${FRONTEND_HEALTH_PATH}`,
      ),
    },
  };
}

function buildOf(
  answers: Answers,
  component: Component,
  dockerfile: string,
): NonNullable<Service['build']> {
  const directory = directoryOf(answers, component);
  return {
    context: posix.relative(posix.dirname(LAYOUT.compose), directory) || '.',
    // Relative to the context
    dockerfile: posix.relative(directory, dockerfile),
  };
}

function variablesOf(
  answers: Answers,
  component: Component,
): EnvironmentVariable[] {
  return environmentVariables(answers).filter(
    variable => variable.component === component,
  );
}

function valuesOf(
  variables: readonly EnvironmentVariable[],
): Record<string, string> {
  return Object.fromEntries(
    variables.flatMap(({ name, value }) => {
      const text = value('development');
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** The variables of a developer, with the services instead of their ports. */
function backendEnvironment(answers: Answers): Record<string, string> {
  const ports = portsOf(answers);
  const values = valuesOf(variablesOf(answers, 'backend'));
  const inNetwork = Object.entries(values).map(([name, value]) => [
    name,
    value.replace(/localhost:(\d+)/g, (address, port) => {
      const service = ports.get(Number(port));
      return service ? `${service}:${port}` : address;
    }),
  ]);
  return {
    ...Object.fromEntries(inNetwork),
    CORS_ORIGINS: `http://localhost:${FRONTEND_PORT},https://localhost`,
    // Given on the command line together with the profile "monitoring"
    OTEL_EXPORTER_OTLP_ENDPOINT: '${OTEL_EXPORTER_OTLP_ENDPOINT:-}',
  };
}
