import { Answers } from '../../answers';
import { GeneratedFile } from '../../files';
import { writeYaml } from '../../yaml';
import { apiPerformance } from './apiPerformance';
import { dashboard, DashboardSpec } from './dashboard';
import { database } from './database';
import { frontend } from './frontend';
import { jobs } from './jobs';
import { logs } from './logs';
import { redis } from './redis';

/** Where Grafana finds the dashboards in its container. */
export const DASHBOARDS_FOLDER = '/var/lib/grafana/dashboards';

/** Grafana's data sources and dashboards, paths relative to its folder. */
export function grafanaFiles(answers: Answers): GeneratedFile[] {
  return [
    {
      path: 'provisioning/datasources/datasources.yml',
      content: writeYaml(datasources(), {
        header:
          'The names are those of docker compose and of the Services in the cluster.',
      }),
    },
    {
      path: 'provisioning/dashboards/dashboards.yml',
      content: writeYaml(provider(answers)),
    },
    ...dashboards(answers).map(spec => ({
      path: `dashboards/${spec.uid}.json`,
      content: `${JSON.stringify(dashboard(spec), null, 2)}\n`,
    })),
  ];
}

function dashboards(answers: Answers): DashboardSpec[] {
  const { name, components } = answers;
  return [
    ...(components.includes('backend')
      ? [apiPerformance(name), database(answers), redis(name), jobs(answers)]
      : []),
    ...(components.includes('frontend') ? [frontend(answers)] : []),
    logs(name),
  ];
}

function datasources(): object {
  return {
    apiVersion: 1,
    datasources: [
      {
        name: 'Prometheus',
        uid: 'prometheus',
        type: 'prometheus',
        access: 'proxy',
        url: 'http://prometheus:9090',
        isDefault: true,
        jsonData: { timeInterval: '15s', httpMethod: 'POST' },
      },
      {
        name: 'Loki',
        uid: 'loki',
        type: 'loki',
        access: 'proxy',
        url: 'http://loki:3100',
        jsonData: {
          derivedFields: [
            {
              name: 'request_id',
              matcherRegex: '"request_id":"([^"]+)"',
              // A dollar that Grafana must not take for a variable is doubled
              url: '{namespace=~".+"} |= "$${__value.raw}"',
              datasourceUid: 'loki',
              urlDisplayLabel: 'Everything of this request',
            },
          ],
        },
      },
    ],
  };
}

function provider(answers: Answers): object {
  return {
    apiVersion: 1,
    providers: [
      {
        name: answers.name,
        folder: answers.name,
        type: 'file',
        disableDeletion: true,
        allowUiUpdates: false,
        options: { path: DASHBOARDS_FOLDER },
      },
    ],
  };
}
