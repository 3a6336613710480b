import type { Answers, Language } from '../answers';
import { Alert } from '../monitoring';

type Text = Readonly<Record<Language, string>>;

/** Somebody who is called, at an address of the product's domain. */
interface Level {
  readonly address: string;
  readonly who: Text;
  readonly when: Readonly<Record<Alert['severity'], Text>>;
}

const LEVELS: readonly Level[] = [
  {
    address: 'devops',
    who: {
      en: 'L1 Operations (on call)',
      fr: 'L1 Opérations (astreinte)',
    },
    when: {
      critical: { en: 'at once', fr: 'tout de suite' },
      warning: { en: 'on the same day', fr: 'le jour même' },
    },
  },
  {
    address: 'backend-lead',
    who: {
      en: 'L2 Engineering (backend lead)',
      fr: 'L2 Ingénierie (lead backend)',
    },
    when: {
      critical: {
        en: 'when it is not restored after 30 minutes',
        fr: 'si ce n’est pas rétabli après 30 minutes',
      },
      warning: {
        en: 'when the cause is not found within a working day',
        fr: 'si la cause n’est pas trouvée en un jour ouvré',
      },
    },
  },
  {
    address: 'tech-lead',
    who: {
      en: 'L3 Architecture (tech lead)',
      fr: 'L3 Architecture (tech lead)',
    },
    when: {
      critical: {
        en: 'after an hour, or when data is in danger',
        fr: 'après une heure, ou si des données sont en danger',
      },
      warning: {
        en: 'when the remedy needs a decision about the architecture',
        fr: 'si le remède demande une décision d’architecture',
      },
    },
  },
];

/** Teams that are told besides the people on call, by component. */
const TEAMS: Readonly<Record<string, { who: Text; address: string }>> = {
  database: {
    who: { en: 'DBA team', fr: 'Équipe DBA' },
    address: 'dba',
  },
  security: {
    who: { en: 'Security team', fr: 'Équipe de sécurité' },
    address: 'security',
  },
};

const TOLD: Text = {
  en: 'told by the alert itself',
  fr: 'déjà prévenue par l’alerte',
};

/** Whom to call, and after how long. */
export function escalationOf(answers: Answers, alert: Alert): string {
  const { domain, language } = answers;
  const colon = language === 'fr' ? ' :' : ':';
  const line = (who: Text, address: string, when: Text) =>
    `- ${who[language]}, \`${address}@${domain}\`${colon} ${when[language]}.`;
  const team = TEAMS[alert.component];
  const [first, ...others] = LEVELS.map(({ who, address, when }) =>
    line(who, address, when[alert.severity]),
  );
  return [
    first,
    ...(team ? [line(team.who, team.address, TOLD)] : []),
    ...others,
  ].join('\n');
}
