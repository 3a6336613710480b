import { Answers, Language } from '../answers';
import { imageComponents } from './steps';

interface IssueForm {
  name: string;
  description: string;
  labels: string[];
  body: {
    type: 'textarea' | 'input' | 'dropdown';
    id: string;
    attributes: {
      label: string;
      description?: string;
      options?: string[];
    };
    validations: { required: boolean };
  }[];
}

type Words = Readonly<Record<string, string>>;

const PULL_REQUEST: Readonly<Record<Language, Words>> = {
  en: {
    what: 'What changes, and why',
    check: 'Before it is merged',
    tests: 'Tests show that it works, and would fail without it',
    docs: 'Documents, runbooks and the to-do list say what is true afterwards',
    migrations:
      'Migrations only add (expand); what they replace is removed in a later release (contract)',
    contract: 'The interface stays compatible, or its version changes',
    configuration:
      'New variables are in `.env.example`, and set in staging and production',
    alerts: 'What can fail in production is measured, and somebody is told',
    app: 'The app works with the backend that is deployed now',
  },
  fr: {
    what: 'Ce qui change, et pourquoi',
    check: 'Avant la fusion',
    tests: 'Des tests montrent que cela marche, et échoueraient sans cela',
    docs: 'Documents, runbooks et liste de tâches disent ce qui sera vrai ensuite',
    migrations:
      'Les migrations ne font qu’ajouter (expand) ; ce qu’elles remplacent part dans une version suivante (contract)',
    contract: 'L’interface reste compatible, ou change de version',
    configuration:
      'Les nouvelles variables sont dans `.env.example`, et définies en staging et en production',
    alerts:
      'Ce qui peut échouer en production est mesuré, et quelqu’un est prévenu',
    app: 'L’application marche avec le backend qui est déployé maintenant',
  },
};

/** What the author of a change answers before somebody reads it. */
export function pullRequestTemplate(answers: Answers): string {
  const words = PULL_REQUEST[answers.language];
  const { components } = answers;
  const items = [
    'tests',
    'docs',
    ...(components.includes('backend') ? ['migrations', 'contract'] : []),
    'configuration',
    ...(imageComponents(answers).length > 0 ? ['alerts'] : []),
    ...(components.includes('mobile') ? ['app'] : []),
  ];
  return [
    `## ${words.what}`,
    '',
    `## ${words.check}`,
    '',
    ...items.map(item => `- [ ] ${words[item]}`),
    '',
  ].join('\n');
}

const FORMS: Readonly<Record<Language, Words>> = {
  en: {
    bug: 'Bug',
    bugAbout: 'Something does not do what it should',
    happened: 'What happens, and what should happen instead',
    steps: 'How to see it',
    component: 'Where',
    version: 'Version or environment',
    request: 'Request id or time',
    requestAbout: 'It leads to the logs and traces',
    proposal: 'Proposal',
    proposalAbout: 'Something that would help',
    need: 'Who needs it, and for what',
    done: 'How one will know that it is done',
  },
  fr: {
    bug: 'Anomalie',
    bugAbout: 'Quelque chose ne fait pas ce qu’il faut',
    happened: 'Ce qui se passe, et ce qui devrait se passer',
    steps: 'Comment le constater',
    component: 'Où',
    version: 'Version ou environnement',
    request: 'Identifiant de requête ou heure',
    requestAbout: 'Il mène aux journaux et aux traces',
    proposal: 'Proposition',
    proposalAbout: 'Quelque chose qui aiderait',
    need: 'Qui en a besoin, et pour quoi',
    done: 'À quoi on saura que c’est fait',
  },
};

export function bugReport(answers: Answers): IssueForm {
  const words = FORMS[answers.language];
  return {
    name: words.bug,
    description: words.bugAbout,
    labels: ['bug'],
    body: [
      question('textarea', 'happened', words.happened, true),
      question('textarea', 'steps', words.steps, true),
      ...(answers.components.length > 1
        ? [
            {
              type: 'dropdown' as const,
              id: 'component',
              attributes: {
                label: words.component,
                options: [...answers.components],
              },
              validations: { required: true },
            },
          ]
        : []),
      question('input', 'version', words.version, true),
      question('input', 'request', words.request, false, words.requestAbout),
    ],
  };
}

export function proposal(answers: Answers): IssueForm {
  const words = FORMS[answers.language];
  return {
    name: words.proposal,
    description: words.proposalAbout,
    labels: ['enhancement'],
    body: [
      question('textarea', 'need', words.need, true),
      question('textarea', 'done', words.done, false),
    ],
  };
}

function question(
  type: 'textarea' | 'input',
  id: string,
  label: string,
  required: boolean,
  description?: string,
): IssueForm['body'][number] {
  return {
    type,
    id,
    attributes: { label, ...(description ? { description } : {}) },
    validations: { required },
  };
}

/** How somebody who finds a hole tells it to nobody else. */
export function securityPolicy(answers: Answers): string {
  const { host, owner, name } = answers.repository;
  const page =
    host === 'localhost'
      ? undefined
      : `https://${host}/${owner}/${name}/security/advisories/new`;
  return answers.language === 'fr'
    ? [
        '# Sécurité',
        '',
        `N’ouvrez pas de ticket pour une faille. Signalez-la en privé${
          page ? ` : <${page}>` : ' aux propriétaires du code (`CODEOWNERS`)'
        }. Vous aurez une réponse sous deux jours ouvrés.`,
        '',
        'Corrigée est la dernière version publiée. Dépendances, code, images et secrets sont examinés à chaque changement et chaque lundi (`.github/workflows/security-scan.yml`).',
        '',
      ].join('\n')
    : [
        '# Security',
        '',
        `Do not open an issue about a vulnerability. Report it in private${
          page ? `: <${page}>` : ' to the owners of the code (`CODEOWNERS`)'
        }. You get an answer within two working days.`,
        '',
        'Fixes go into the newest release. Dependencies, code, images and secrets are looked at with every change and every Monday (`.github/workflows/security-scan.yml`).',
        '',
      ].join('\n');
}
