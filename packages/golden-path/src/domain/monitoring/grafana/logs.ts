import { DashboardSpec } from './dashboard';

const STREAM = '{namespace=~"$namespace", app=~"$app"}';

/** Pino names levels or numbers them. */
const ERRORS = 'level=~"error|fatal|50|60"';

/** Everything that the pods write, found by `request_id` or by text. */
export function logs(name: string): DashboardSpec {
  const labels = `{service="${name}"}`;
  return {
    uid: 'logs',
    title: `${name}: logs`,
    tags: [name, 'logs'],
    datasource: 'loki',
    variables: [
      {
        name: 'namespace',
        label: 'Namespace',
        query: `label_values(${labels}, namespace)`,
      },
      { name: 'app', label: 'App', query: `label_values(${labels}, app)` },
      { name: 'request_id', label: 'Request id' },
      { name: 'search', label: 'Text' },
    ],
    panels: [
      {
        title: 'Lines by level',
        queries: [
          [`sum by (level) (count_over_time(${STREAM}[$__auto]))`, '{{level}}'],
        ],
      },
      {
        title: 'Errors by app',
        thresholds: [10, 100],
        queries: [
          [
            `sum by (app) (count_over_time({namespace=~"$namespace", app=~"$app", ${ERRORS}}[$__auto]))`,
            '{{app}}',
          ],
        ],
      },
      {
        title: 'Lines',
        kind: 'logs',
        description:
          'With a request id: everything that happened for one request, in every process.',
        queries: [
          [
            `${STREAM} |= "$request_id" |= "$search" | json | request_id=~"$request_id.*"`,
            '',
          ],
        ],
      },
    ],
  };
}
