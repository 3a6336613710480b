import { Answers } from '../answers';
import { namespaceOf } from '../kubernetes/configuration';
import { alertsOf } from './alerts';

interface Route {
  receiver: string;
  matchers?: string[];
  continue?: boolean;
  group_by?: string[];
  group_wait?: string;
  group_interval?: string;
  repeat_interval?: string;
  routes?: Route[];
}

interface Receiver {
  name: string;
  slack_configs?: object[];
  email_configs?: object[];
  pagerduty_configs?: object[];
}

export interface AlertmanagerConfig {
  global: Record<string, string>;
  route: Route;
  receivers: Receiver[];
  inhibit_rules: {
    source_matchers: string[];
    target_matchers: string[];
    equal: string[];
  }[];
}

/** Where the files with Alertmanager's secrets are mounted. */
export const ALERTMANAGER_SECRETS = '/etc/alertmanager/secrets';

/** Who is told about which alert, how soon and how often. */
export function alertmanagerConfig(answers: Answers): AlertmanagerConfig {
  return {
    global: {
      resolve_timeout: '5m',
      slack_api_url_file: `${ALERTMANAGER_SECRETS}/slack-api-url`,
      smtp_smarthost: `smtp.${answers.domain}:587`,
      smtp_from: `alertmanager@${answers.domain}`,
      smtp_auth_username: `alertmanager@${answers.domain}`,
      smtp_auth_password_file: `${ALERTMANAGER_SECRETS}/smtp-password`,
    },
    route: {
      receiver: 'default-receiver',
      group_by: ['alertname', 'severity', 'component'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '4h',
      routes: routes(answers),
    },
    receivers: receivers(answers),
    inhibit_rules: inhibitRules(answers),
  };
}

/** An alert that explains others keeps them quiet. */
function inhibitRules(answers: Answers): AlertmanagerConfig['inhibit_rules'] {
  const alerts = alertsOf(answers);
  const names = new Set(alerts.map(alert => alert.name));
  return alerts.flatMap(({ name, inhibits = [] }) => {
    const targets = inhibits.filter(target => names.has(target));
    return targets.length > 0
      ? [
          {
            source_matchers: [`alertname="${name}"`],
            target_matchers: [`alertname=~"${targets.join('|')}"`],
            equal: ['namespace'],
          },
        ]
      : [];
  });
}

function routes(answers: Answers): Route[] {
  return [
    {
      matchers: [`namespace="${namespaceOf(answers.name, 'staging')}"`],
      receiver: 'default-receiver',
    },
    {
      matchers: ['severity="critical"'],
      receiver: 'critical-alerts',
      group_wait: '10s',
      repeat_interval: '1h',
      // The team of the component learns of it too
      continue: true,
    },
    {
      matchers: ['component="security"'],
      receiver: 'security-alerts',
      group_wait: '10s',
    },
    ...(answers.components.includes('backend')
      ? [
          {
            matchers: ['component="database"'],
            receiver: 'database-alerts',
          },
        ]
      : []),
  ];
}

function receivers(answers: Answers): Receiver[] {
  const { name, domain } = answers;
  return [
    { name: 'default-receiver', slack_configs: [slack(`#${name}-alerts`)] },
    {
      name: 'critical-alerts',
      slack_configs: [slack(`#${name}-critical`)],
      email_configs: [email(`devops@${domain}`)],
      pagerduty_configs: [
        {
          routing_key_file: `${ALERTMANAGER_SECRETS}/pagerduty-routing-key`,
          severity: '{{ .CommonLabels.severity }}',
          description: '{{ .CommonAnnotations.summary }}',
          send_resolved: true,
        },
      ],
    },
    {
      name: 'security-alerts',
      slack_configs: [slack(`#${name}-security`)],
      email_configs: [email(`security@${domain}`)],
    },
    ...(answers.components.includes('backend')
      ? [
          {
            name: 'database-alerts',
            slack_configs: [slack(`#${name}-database`)],
            email_configs: [email(`dba@${domain}`)],
          },
        ]
      : []),
  ];
}

const TITLE =
  '[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }} ({{ .CommonLabels.severity }})';

const TEXT =
  '{{ range .Alerts }}{{ .Annotations.summary }}: {{ .Annotations.description }}\n' +
  'Runbook: {{ .Annotations.runbook_url }}\n' +
  '{{ end }}';

function slack(channel: string): object {
  return { channel, send_resolved: true, title: TITLE, text: TEXT };
}

function email(to: string): object {
  return { to, send_resolved: true, headers: { Subject: TITLE } };
}

/** An alert's labels and the receivers that it must reach, in order. */
export interface RoutingExpectation {
  labels: Record<string, string>;
  receivers: string[];
}

/** What `amtool config routes test` must answer. */
export function routingExpectations(answers: Answers): RoutingExpectation[] {
  const to = (labels: Record<string, string>, ...names: string[]) => ({
    labels,
    receivers: names,
  });
  const staging = namespaceOf(answers.name, 'staging');
  const production = namespaceOf(answers.name, 'production');
  const database = answers.components.includes('backend')
    ? [
        to({ severity: 'warning', component: 'database' }, 'database-alerts'),
        to(
          { severity: 'critical', component: 'database' },
          'critical-alerts',
          'database-alerts',
        ),
      ]
    : [];
  return [
    to({ severity: 'warning', component: 'kubernetes' }, 'default-receiver'),
    to(
      {
        severity: 'critical',
        component: 'kubernetes',
        namespace: production,
      },
      'critical-alerts',
    ),
    to({ severity: 'critical', component: 'ingress' }, 'critical-alerts'),
    to({ severity: 'warning', component: 'security' }, 'security-alerts'),
    to(
      { severity: 'critical', component: 'security' },
      'critical-alerts',
      'security-alerts',
    ),
    ...database,
    to(
      { severity: 'critical', component: 'kubernetes', namespace: staging },
      'default-receiver',
    ),
  ];
}
