import { Answers } from '../answers';
import { Alert, FiringCase, TestCase } from './alerts';
import { alertRules } from './rules';

const DEFAULT_TIME = '30m';

interface UnitTest {
  name: string;
  interval: string;
  input_series: { series: string; values: string }[];
  alert_rule_test: {
    eval_time: string;
    alertname: string;
    exp_alerts: {
      exp_labels: Record<string, string>;
      exp_annotations: Record<string, string>;
    }[];
  }[];
}

/** Unit tests of promtool: every alert fires when it must, and only then. */
export function ruleTests(answers: Answers, alerts: readonly Alert[]): object {
  const rules = alertRules(answers).groups.flatMap(group => group.rules);
  const annotations = new Map(
    rules.flatMap(rule =>
      'alert' in rule ? [[rule.alert, rule.annotations] as const] : [],
    ),
  );
  return {
    rule_files: ['alert_rules.yml'],
    evaluation_interval: '5m',
    tests: alerts.flatMap(alert => [
      firing(alert, annotations.get(alert.name) ?? {}),
      silent(alert),
    ]),
  };
}

function firing(alert: Alert, annotations: Record<string, string>): UnitTest {
  const expected = {
    exp_labels: {
      severity: alert.severity,
      component: alert.component,
      ...alert.fires.labels,
    },
    exp_annotations: Object.fromEntries(
      Object.entries(annotations).map(([name, template]) => [
        name,
        fillIn(template, alert.fires),
      ]),
    ),
  };
  return {
    name: `${alert.name} fires`,
    ...samples(alert.fires),
    alert_rule_test: [
      // Not at once: it waits as long as it says
      { eval_time: '0m', alertname: alert.name, exp_alerts: [] },
      {
        eval_time: alert.fires.at ?? DEFAULT_TIME,
        alertname: alert.name,
        exp_alerts: [expected],
      },
    ],
  };
}

function silent(alert: Alert): UnitTest {
  return {
    name: `${alert.name} is silent`,
    ...samples(alert.silent),
    alert_rule_test: [
      {
        eval_time: alert.silent.at ?? DEFAULT_TIME,
        alertname: alert.name,
        exp_alerts: [],
      },
    ],
  };
}

function samples({
  series,
}: TestCase): Pick<UnitTest, 'interval' | 'input_series'> {
  return {
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({
      series: name,
      values,
    })),
  };
}

/** What Prometheus makes of a template with the labels and value of a case. */
function fillIn(template: string, { labels, value }: FiringCase): string {
  return template
    .replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label) => labels[label] ?? '')
    .replace(/\{\{ \$value[^}]*\}\}/g, value ?? '');
}
