import { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { writeYaml } from '../yaml';
import { codeowners } from './codeowners';
import { dependabotYaml } from './dependabot';
import {
  bugReport,
  proposal,
  pullRequestTemplate,
  securityPolicy,
} from './forms';
import { imageComponents } from './steps';

export { githubOwner } from './codeowners';

/** Who reviews what, how dependencies stay current, what people are asked. */
export function governanceFiles(answers: Answers): GeneratedFile[] {
  return [
    { path: '.github/CODEOWNERS', content: codeowners(answers) },
    { path: '.github/dependabot.yml', content: dependabotYaml(answers) },
    { path: '.gitleaks.toml', content: gitleaks(answers) },
    {
      path: '.github/pull_request_template.md',
      content: pullRequestTemplate(answers),
    },
    {
      path: '.github/ISSUE_TEMPLATE/bug.yml',
      content: writeYaml(bugReport(answers), { yaml12: true }),
    },
    {
      path: '.github/ISSUE_TEMPLATE/proposal.yml',
      content: writeYaml(proposal(answers), { yaml12: true }),
    },
    { path: 'SECURITY.md', content: securityPolicy(answers) },
  ];
}

/** What looks like a secret to Gitleaks, and is none. */
function gitleaks(answers: Answers): string {
  const deployed = imageComponents(answers).length > 0;
  const paths = [
    LAYOUT.record,
    ...(deployed
      ? [
          `${LAYOUT.terraform}/tests/`,
          `${LAYOUT.monitoring}/prometheus/alert_rules.test.yml`,
        ]
      : []),
  ];
  return [
    'title = "Rules of Gitleaks, which also runs by hand: gitleaks git --redact ."',
    '',
    '[extend]',
    'useDefault = true',
    '',
    '[[allowlists]]',
    'description = "Checksums, and values that tests make up"',
    'paths = [',
    ...paths.map(path => `  \'\'\'^${path.replace(/\./g, '\\.')}\'\'\',`),
    ']',
    '',
  ].join('\n');
}
