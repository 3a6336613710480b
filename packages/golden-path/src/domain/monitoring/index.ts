import type { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { writeYaml, YamlOptions } from '../yaml';
import {
  alertmanagerConfig,
  ALERTMANAGER_SECRETS,
  routingExpectations,
} from './alertmanager';
import { alertsOf } from './alerts';
import { grafanaFiles } from './grafana';
import { fluentBitConfig } from './logs';
import { collectorConfig } from './otel';
import {
  composeConfig,
  prometheusConfig,
  PROMETHEUS_RETENTION,
} from './prometheus';
import { alertRules } from './rules';
import { ruleTests } from './ruleTests';

export { alertmanagerConfig, type AlertmanagerConfig } from './alertmanager';
export {
  platformScrapeConfigs,
  PROMETHEUS_RETENTION,
  repositoryScrapeConfigs,
  type ScrapeConfig,
} from './prometheus';
export { alertRules, runbookPath, type RuleGroups } from './rules';
export { alertGroups, alertsOf, type Alert, type AlertGroup } from './alerts';

/**
 * Prometheus, Alertmanager, Grafana, the collectors of traces and logs. An app
 * on phones has nothing that they could watch.
 */
export function monitoringFiles(answers: Answers): GeneratedFile[] {
  const alerts = alertsOf(answers);
  if (alerts.length === 0) {
    return [];
  }
  const yaml = (path: string, value: object, options: YamlOptions) => ({
    path,
    content: writeYaml(value, options),
  });
  const files = [
    yaml('prometheus/prometheus.yml', prometheusConfig(answers), {
      header:
        'For a Prometheus inside the cluster. How long it keeps samples is no setting\n' +
        `of this file but a flag: --storage.tsdb.retention.time=${PROMETHEUS_RETENTION}`,
    }),
    yaml('prometheus/prometheus.compose.yml', composeConfig(answers), {
      header:
        'For docker compose --profile monitoring. The exporters run in the cluster only.',
    }),
    yaml('prometheus/alert_rules.yml', alertRules(answers), {
      header:
        'Every alert has a unit test in alert_rules.test.yml and a runbook in\n' +
        `${LAYOUT.runbooks}/. Check both after a change:\n` +
        'promtool check rules alert_rules.yml\n' +
        'promtool test rules alert_rules.test.yml',
    }),
    yaml('prometheus/alert_rules.test.yml', ruleTests(answers, alerts), {
      header:
        'promtool test rules alert_rules.test.yml\n' +
        'One case in which each alert fires, and one in which it must not.',
      above: { evaluation_interval: 'Rarely, because there are many.' },
    }),
    yaml('alertmanager/alertmanager.yml', alertmanagerConfig(answers), {
      header:
        'Addresses and channels are proposals: make them those of your teams. Secrets\n' +
        `are files of a Kubernetes Secret, mounted at ${ALERTMANAGER_SECRETS}:\n` +
        'slack-api-url, smtp-password, pagerduty-routing-key.',
      above: {
        'route/routes/0': 'Nobody is woken up because of staging.',
        'route/routes/1/continue':
          'The team of the component learns of it too.',
      },
    }),
    yaml(
      'alertmanager/routes.test.yml',
      { tests: routingExpectations(answers) },
      {
        header:
          'Which receivers an alert must reach, as told by\n' +
          'amtool config routes test --config.file=alertmanager.yml <labels>',
      },
    ),
    ...grafanaFiles(answers).map(file => ({
      ...file,
      path: `grafana/${file.path}`,
    })),
    ...(answers.components.includes('backend') ? [collectorFile(answers)] : []),
    yaml('logs/fluent-bit.yaml', fluentBitConfig(answers), {
      header:
        'Fluent Bit as a DaemonSet: from the stdout of the pods to Loki. Loki decides\n' +
        'how long lines are kept; nodes rotate their own files.',
    }),
  ];
  return files.map(file => ({
    ...file,
    path: `${LAYOUT.monitoring}/${file.path}`,
  }));
}

function collectorFile(answers: Answers): GeneratedFile {
  return {
    path: 'otel/otel-collector.yml',
    content: writeYaml(collectorConfig(answers), {
      header:
        'OpenTelemetry collector, contrib distribution, one instance: what it samples\n' +
        'it must have seen whole. Its environment: TRACES_ENDPOINT, the OTLP address of\n' +
        'the store of traces, and TRACES_AUTHORIZATION, its header.',
      above: {
        'processors/tail_sampling':
          'Traces with errors and slow ones are all kept, of the others one in ten.',
        'processors/attributes~1secrets':
          'Credentials never leave the cluster.',
      },
    }),
  };
}
