import type { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { namespaceOf } from '../kubernetes/configuration';
import { Alert, AlertGroup, alertGroups, runbookPath } from '../monitoring';
import { Runbook, runbooksOf } from '../monitoring/runbooks';
import { escalationOf } from './runbookEscalation';
import { Words, wordsOf } from './runbookWords';

/** A page for each alert of the repository, and one that lists them. */
export function runbookFiles(answers: Answers): GeneratedFile[] {
  const groups = alertGroups(answers);
  if (groups.length === 0) {
    return [];
  }
  const words = wordsOf(answers.language);
  const runbooks = runbooksOf(answers);
  const names = new Set(
    groups.flatMap(({ alerts }) => alerts.map(({ name }) => name)),
  );
  return [
    {
      path: `${LAYOUT.runbooks}/README.md`,
      content: index(groups, words),
    },
    ...groups.flatMap(group =>
      group.alerts.map(alert => ({
        path: runbookPath(alert),
        content: page(answers, {
          group,
          alert,
          runbook: runbookOf(runbooks, alert),
          names,
        }),
      })),
    ),
  ];
}

function runbookOf(
  runbooks: Readonly<Record<string, Runbook>>,
  alert: Alert,
): Runbook {
  const runbook = runbooks[alert.name];
  if (!runbook) {
    throw new Error(`There is no runbook of ${alert.name}`);
  }
  return runbook;
}

interface Page {
  readonly group: AlertGroup;
  readonly alert: Alert;
  readonly runbook: Runbook;
  /** Names of all alerts of the repository. */
  readonly names: ReadonlySet<string>;
}

function page(
  answers: Answers,
  { group, alert, runbook, names }: Page,
): string {
  const words = wordsOf(answers.language);
  const [meaning, impact, remedy] = runbook[answers.language];
  return `${[
    `# ${alert.name}`,
    [
      `- ${words.severity} ${words.severities[alert.severity]}`,
      `- ${words.component} \`${alert.component}\``,
      `- ${words.group} \`${group.name}\``,
      `- ${words.rule} \`${LAYOUT.monitoring}/prometheus/alert_rules.yml\``,
    ].join('\n'),
    `## ${words.meaning}`,
    meaning,
    `${words.firesAfter(alert.for)}`,
    fence('promql', [alert.expr]),
    `## ${words.impact}`,
    impact,
    `## ${words.diagnosis}`,
    fence('bash', [...environment(answers, alert), ...runbook.commands]),
    `## ${words.remedy}`,
    numbered(remedy.map(step => linked(names, step))),
    `## ${words.escalation}`,
    escalationOf(answers, alert),
    `[${words.back}](README.md)`,
  ].join('\n\n')}\n`;
}

function numbered(steps: readonly string[]): string {
  return steps.map((step, position) => `${position + 1}. ${step}`).join('\n');
}

/** Makes the names of other alerts lead to their runbooks. */
function linked(names: ReadonlySet<string>, step: string): string {
  return step.replace(/\b[A-Z]\w+[A-Z]\w+\b/g, name =>
    names.has(name) ? `[${name}](${fileOf({ name })})` : name,
  );
}

function fileOf(alert: Pick<Alert, 'name'>): string {
  return runbookPath(alert).slice(LAYOUT.runbooks.length + 1);
}

function fence(language: string, lines: readonly string[]): string {
  return [`\`\`\`${language}`, ...lines, '```'].join('\n');
}

/** What the commands rely on. */
function environment(answers: Answers, alert: Alert): string[] {
  const own = ['worker', 'frontend'].includes(alert.component);
  const fallback = answers.components.includes('backend')
    ? 'backend'
    : 'frontend';
  return [
    `export NAMESPACE=${namespaceOf(answers.name, 'production')} APP=${
      own ? alert.component : fallback
    }`,
  ];
}

function index(groups: readonly AlertGroup[], words: Words): string {
  const link = (alert: Alert) =>
    `- [${alert.name}](${fileOf(alert)}): ${words.severities[alert.severity]}`;
  return `${[
    `# ${words.title}`,
    words.introduction,
    `## ${words.incident}`,
    numbered(words.steps),
    ...groups.flatMap(({ name, alerts }) => [
      `## ${words.groups[name] ?? name}`,
      alerts.map(link).join('\n'),
    ]),
  ].join('\n\n')}\n`;
}
