import { posix } from 'node:path';
import type { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { writeYaml } from '../yaml';
import { backendServices, frontendServices } from './applications';
import { nginxConfiguration } from './nginx';
import { monitoringServices, proxyServices } from './platform';
import { storeServices, volumeNames } from './stores';
import type { Services } from './types';

/** Containers of a developer's machine, and the proxy in front of them. */
export function composeFiles(answers: Answers): GeneratedFile[] {
  if (answers.components.every(component => component === 'mobile')) {
    return [];
  }
  return [
    { path: LAYOUT.compose, content: compose(answers) },
    {
      path: `${posix.dirname(LAYOUT.compose)}/nginx/nginx.conf`,
      content: nginxConfiguration(answers),
    },
  ];
}

function compose(answers: Answers): string {
  const backend = answers.components.includes('backend');
  const services: Services = {
    ...(backend
      ? { ...storeServices(answers), ...backendServices(answers) }
      : {}),
    ...(answers.components.includes('frontend')
      ? frontendServices(answers)
      : {}),
    ...proxyServices(answers),
    ...monitoringServices(answers),
  };
  const volumes = [
    ...(backend ? volumeNames(answers) : []),
    'certificate',
    'prometheus-data',
    'grafana-data',
  ];
  return writeYaml(
    {
      name: answers.name,
      services,
      volumes: Object.fromEntries(volumes.map(name => [name, {}])),
    },
    { header: commands(answers), above: comments(services) },
  );
}

function commands(answers: Answers): string {
  const command = `docker compose -f ${LAYOUT.compose}`;
  const backend = answers.components.includes('backend');
  const app = backend ? 'backend' : 'frontend';
  return [
    'Everything on one machine. From the root of the repository:',
    `  ${command} up -d`,
    'With metrics and dashboards (http://localhost:3002, admin/admin)' +
      `${backend ? ' and traces (http://localhost:16686)' : ''}:`,
    ...(backend
      ? ['  OTEL_EXPORTER_OTLP_ENDPOINT=http://otel-collector:4318 \\']
      : []),
    `  ${backend ? '  ' : ''}${command} --profile monitoring up -d`,
    'Behind a proxy with TLS and limits, as in production (https://localhost):',
    `  ${command} --profile production up -d`,
    'What it says, and after the code has changed:',
    `  ${command} logs -f ${app}`,
    `  ${command} up -d --build ${app}`,
    '',
    'Passwords here protect nothing: data stores listen on this machine only.',
  ].join('\n');
}

function comments(services: Services): Record<string, string> {
  const above: Record<string, string> = {
    'services/migrate/healthcheck':
      'Ends by itself: others wait for its success.',
    'services/backend/read_only':
      'As in the cluster: no privileges, and two folders to write to.',
    'services/otel-collector/healthcheck':
      'Its image has neither shell nor client: it can only judge its configuration.',
  };
  return Object.fromEntries(
    Object.entries(above).filter(([path]) => {
      const [, service, key] = path.split('/');
      return key in (services[service] ?? {});
    }),
  );
}
