import { Answers } from '../answers';
import { LAYOUT } from '../files';
import { Alert, alertGroups, AlertGroup } from './alerts';

/** A file of Prometheus rules, as its `groups:`. */
export interface RuleGroups {
  groups: { name: string; rules: (AlertingRule | Recording)[] }[];
}

interface AlertingRule {
  alert: string;
  expr: string;
  for: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

interface Recording {
  record: string;
  expr: string;
}

/** The rules of a repository as Prometheus reads them. */
export function alertRules(answers: Answers): RuleGroups {
  return {
    groups: alertGroups(answers).map(group => ({
      name: group.name,
      rules: rulesOf(answers, group),
    })),
  };
}

function rulesOf(
  answers: Answers,
  group: AlertGroup,
): (AlertingRule | Recording)[] {
  return [
    ...(group.records ?? []).map(({ record, expr }) => ({ record, expr })),
    ...group.alerts.map(alert => ({
      alert: alert.name,
      expr: alert.expr,
      for: alert.for,
      labels: { severity: alert.severity, component: alert.component },
      annotations: {
        summary: alert.summary,
        description: alert.description,
        runbook_url: runbookUrl(answers, alert),
      },
    })),
  ];
}

/** Path of the runbook of an alert from the root of the repository. */
export function runbookPath(alert: Pick<Alert, 'name'>): string {
  return `${LAYOUT.runbooks}/${kebabCase(alert.name)}.md`;
}

/**
 * Where the runbook of an alert is read. A repository of the portal itself has
 * no pages on the web, and the portal's own address is not the repository's to
 * know: there it is the path within the repository, which no move makes wrong.
 */
function runbookUrl(answers: Answers, alert: Alert): string {
  const { host, owner, name } = answers.repository;
  const path = runbookPath(alert);
  return host === 'localhost'
    ? path
    : `https://${host}/${owner}/${name}/blob/main/${path}`;
}

/** `SlowDBQueries` is `slow-db-queries`, `MongoDBDown` is `mongodb-down`. */
function kebabCase(name: string): string {
  return name
    .replace('MongoDB', 'Mongodb')
    .replace('OOMKilled', 'OomKilled')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
