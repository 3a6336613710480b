import { RawAnswers } from '../answers';
import { answersOf } from '../__testUtils__/answers';
import { alertRules, alertsOf } from '../monitoring';
import { runbooksOf } from '../monitoring/runbooks';
import { runbookFiles } from './runbooks';

const EVERYTHING: RawAnswers[] = ['postgres', 'mongodb'].map(database => ({
  database,
  databaseHosting: 'in-cluster',
  scheduledJobs: true,
  components: ['backend', 'frontend', 'mobile'],
}));

function pages(raw: RawAnswers): Map<string, string> {
  return new Map(
    runbookFiles(answersOf(raw)).map(({ path, content }) => [path, content]),
  );
}

describe.each(EVERYTHING)('runbooks of $database', raw => {
  it('[S56] [N82] exist for every alert, where its runbook_url leads', () => {
    const answers = answersOf({
      ...raw,
      repoUrl: 'github.com?owner=Acme&repo=orders-api',
    });
    const written = new Set(runbookFiles(answers).map(({ path }) => path));
    const linked = alertRules(answers).groups.flatMap(group =>
      group.rules.flatMap(rule =>
        'alert' in rule
          ? [
              rule.annotations.runbook_url.replace(
                'https://github.com/Acme/orders-api/blob/main/',
                '',
              ),
            ]
          : [],
      ),
    );
    expect(linked.filter(path => !written.has(path))).toEqual([]);
    expect(written.size).toBe(linked.length + 1);
  });

  it('[S56] are listed in an index whose links all lead somewhere', () => {
    const all = pages(raw);
    const broken = [...all].flatMap(([path, content]) =>
      [...content.matchAll(/\]\(([^)]+)\)/g)]
        .filter(([, link]) => !all.has(`docs/runbooks/${link}`))
        .map(([, link]) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
    const index = all.get('docs/runbooks/README.md') ?? '';
    expect(index.match(/^- \[/gm)).toHaveLength(
      alertsOf(answersOf(raw)).length,
    );
  });

  it('[S56] are written in both languages, and nothing is left over', () => {
    const answers = answersOf(raw);
    const runbooks = runbooksOf(answers);
    const alerts = alertsOf(answers).map(({ name }) => name);
    expect(Object.keys(runbooks).sort()).toEqual([...alerts].sort());
    for (const [name, { commands, en, fr }] of Object.entries(runbooks)) {
      expect([name, commands.length > 0]).toEqual([name, true]);
      for (const [position, text] of [en, fr].entries()) {
        const other = [fr, en][position];
        expect(text[0]).not.toBe(other[0]);
        expect(text[1]).not.toBe(other[1]);
        expect([name, text[2].length]).toEqual([name, other[2].length]);
        for (const sentence of [text[0], text[1], ...text[2]]) {
          expect(sentence).toMatch(/^\S.*[.]$/);
        }
      }
    }
  });

  it.each([raw, { components: ['frontend'] }])(
    '[S56] refer to runbooks that exist: %j',
    some => {
      const answers = answersOf(some);
      const names = new Set(alertsOf(answers).map(({ name }) => name));
      const mentioned = Object.entries(runbooksOf(answers))
        .filter(([name]) => names.has(name))
        .flatMap(([, { en, fr }]) =>
          [...en[2], ...fr[2]].flatMap(step =>
            [
              ...step.matchAll(
                /(?:runbook of|procédure de) ([A-Z]\w+[A-Z]\w+)/g,
              ),
            ].map(match => match[1]),
          ),
        );
      expect(mentioned.length).toBeGreaterThan(3);
      expect(mentioned.filter(name => !names.has(name))).toEqual([]);
    },
  );
});

describe('a runbook', () => {
  it('[S56] says what the alert means, whom it hurts, what to look at, what to do and whom to call', () => {
    const page = pages({}).get('docs/runbooks/postgres-down.md') ?? '';
    expect(page.match(/^##? .+$/gm)).toEqual([
      '# PostgresDown',
      '## Meaning',
      '## Impact',
      '## Diagnosis',
      '## Remedy',
      '## Escalation',
    ]);
    expect(page).toContain('```promql\npg_up == 0\n```');
    expect(page).toContain(
      'export NAMESPACE=orders-api-production APP=backend',
    );
    expect(page).toContain('`dba@orders-api.example.com`');
    expect(page).toContain('after 30 minutes');
    expect(pages({}).get('docs/runbooks/queue-backlog.md')).toContain(
      'follow the runbook of [SlowJobs](slow-jobs.md)',
    );
  });

  it('[S56] [S57] is complete in French', () => {
    const french = pages({ language: 'fr' });
    const page = french.get('docs/runbooks/backend-down.md') ?? '';
    expect(page.match(/^## .+$/gm)).toEqual([
      '## Signification',
      '## Impact',
      '## Diagnostic',
      '## Remède',
      '## Escalade',
    ]);
    expect(page).toContain(
      '- L1 Opérations (astreinte), `devops@orders-api.example.com` : tout de suite.',
    );
    expect(page).toContain('L2 Ingénierie (lead backend)');
    expect(page).toContain('L3 Architecture (tech lead)');
    expect(french.get('docs/runbooks/README.md')).toContain(
      '## En cas d’incident',
    );
    for (const [path, content] of french) {
      expect([
        path,
        /\b(the|which|whether)\b/.exec(withoutCode(content)),
      ]).toEqual([path, null]);
    }
  });

  it('[S56] of a web frontend speaks of the frontend', () => {
    const page =
      pages({ components: ['frontend'] }).get(
        'docs/runbooks/event-loop-lag.md',
      ) ?? '';
    expect(page).toContain('APP=frontend');
  });

  it('[S56] does not exist for an app on phones', () => {
    expect(runbookFiles(answersOf({ components: ['mobile'] }))).toEqual([]);
  });
});

function withoutCode(page: string): string {
  return page.replace(/```[\s\S]*?```/g, '').replace(/`[^`]*`/g, '');
}
