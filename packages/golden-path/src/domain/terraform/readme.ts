import type { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { namespaceOf } from '../kubernetes/configuration';
import { hostingOf, identifier } from './platform';
import { ENGLISH } from './readmeEnglish';
import { FRENCH } from './readmeFrench';
import { restoration } from './restoration';

/** The sentences of the document in one language. */
export interface Words {
  readonly title: string;
  readonly purpose: string;
  readonly commands: string;
  readonly state: { readonly aws: string; readonly cluster: string };
  readonly workspace: string;
  readonly environments: string;
  readonly destroy: string;
  readonly existing: string;
  readonly imports: string;
  readonly tests: string;
  readonly testsText: string;
  readonly ownership: string;
  readonly owners: (application: boolean) => readonly string[];
  readonly secrets: string;
  readonly secretsText: string;
  readonly duties: string;
  readonly dutyList: (managed: boolean) => readonly string[];
  readonly restore: string;
  readonly restoreText: Readonly<
    Record<'aws' | 'digitalocean' | 'in-cluster', string>
  >;
  readonly afterwards: string;
}

/** How to work with the infrastructure, and what belongs to whom. */
export function readme(answers: Answers): GeneratedFile {
  const words = answers.language === 'fr' ? FRENCH : ENGLISH;
  const hosting = hostingOf(answers);
  const application = hosting !== 'none';
  const sections = [
    `# ${words.title}`,
    words.purpose,
    ...commands(answers, words),
    `## ${words.tests}`,
    words.testsText,
    shell([
      'terraform init -backend=false',
      'TF_WORKSPACE=staging terraform test -filter=tests/staging.tftest.hcl',
      'TF_WORKSPACE=production terraform test -filter=tests/production.tftest.hcl',
    ]),
    `## ${words.ownership}`,
    list(words.owners(application)),
    `## ${words.secrets}`,
    words.secretsText,
    shell([
      ...(application
        ? [
            'export TF_VAR_sentry_dsn=…',
            `export TF_VAR_extra_secrets='{"PARTNER_TOKEN":"…"}'`,
          ]
        : []),
      `export TF_VAR_alertmanager_secrets='{"slack-api-url":"…","smtp-password":"…","pagerduty-routing-key":"…"}'`,
    ]),
    `## ${words.duties}`,
    list(words.dutyList(hosting === 'aws' || hosting === 'digitalocean')),
    ...(application ? restore(answers, words) : []),
  ];
  return {
    path: `${LAYOUT.terraform}/README.md`,
    content: `${sections.join('\n\n')}\n`,
  };
}

function commands(answers: Answers, words: Words): string[] {
  const aws = hostingOf(answers) === 'aws';
  const address = `kubernetes_namespace.${identifier(answers.name)}`;
  const staging = namespaceOf(answers.name, 'staging');
  const hasBackend = answers.components.includes('backend');
  return [
    `## ${words.commands}`,
    aws ? words.state.aws : words.state.cluster,
    shell([
      `cd ${LAYOUT.terraform}`,
      aws
        ? 'terraform init -backend-config=bucket=… -backend-config=region=…'
        : 'terraform init -backend-config=config_path=~/.kube/config',
    ]),
    words.workspace,
    shell([
      'terraform workspace select -or-create staging',
      'terraform plan -var=environment=staging',
      'terraform apply -var=environment=staging',
    ]),
    words.environments,
    words.destroy,
    shell(['terraform destroy -var=environment=staging']),
    `### ${words.existing}`,
    words.imports,
    shell([
      `terraform import -var=environment=staging ${address} ${staging}`,
      ...(hasBackend
        ? [
            `terraform import -var=environment=staging kubernetes_config_map.app_config ${staging}/app-config`,
            `terraform import -var=environment=staging kubernetes_secret.app_secrets ${staging}/app-secrets`,
          ]
        : []),
    ]),
  ];
}

function restore(answers: Answers, words: Words): string[] {
  const hosting = hostingOf(answers);
  if (hosting === 'none') {
    return [];
  }
  const namespace = namespaceOf(answers.name, 'production');
  return [
    `## ${words.restore}`,
    words.restoreText[hosting],
    shell([
      `kubectl scale deployment/backend deployment/worker -n ${namespace} --replicas=0`,
      ...restoration(answers),
    ]),
    words.afterwards,
    shell([
      `kubectl scale deployment/backend deployment/worker -n ${namespace} --replicas=2`,
      `kubectl rollout status deployment/backend -n ${namespace} --timeout=300s`,
    ]),
  ];
}

function shell(lines: readonly string[]): string {
  return ['```bash', ...lines, '```'].join('\n');
}

function list(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n');
}
