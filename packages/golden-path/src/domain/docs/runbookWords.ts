import type { Language } from '../answers';
import { Alert } from '../monitoring';

/** The words that all runbooks have in common. */
export interface Words {
  readonly title: string;
  readonly introduction: string;
  readonly incident: string;
  readonly steps: readonly string[];
  readonly severity: string;
  readonly severities: Readonly<Record<Alert['severity'], string>>;
  readonly component: string;
  readonly group: string;
  readonly rule: string;
  readonly meaning: string;
  readonly firesAfter: (duration: string) => string;
  readonly impact: string;
  readonly diagnosis: string;
  readonly remedy: string;
  readonly escalation: string;
  readonly back: string;
  readonly groups: Readonly<Record<string, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Runbooks',
    introduction:
      'One page for each alert: what it means, whom it hurts, how to find the cause and what to do. The alert’s `runbook_url` leads here.',
    incident: 'In an incident',
    steps: [
      'Acknowledge the alert, so that others know that somebody is on it.',
      'Say in the incident channel what you see and what you do, with times.',
      'Restore the service first: go back to the last good version, switch off, or add capacity. Look for the cause afterwards.',
      'Escalate as the page of the alert says, rather too early than too late.',
      'Within two working days, write down what happened and what keeps it from happening again, without blame.',
    ],
    severity: 'Severity:',
    severities: {
      critical: 'critical (act now, day and night)',
      warning: 'warning (act on the same working day)',
    },
    component: 'Component:',
    group: 'Group:',
    rule: 'Rule:',
    meaning: 'Meaning',
    firesAfter: duration => `It fires when this has been true for ${duration}:`,
    impact: 'Impact',
    diagnosis: 'Diagnosis',
    remedy: 'Remedy',
    escalation: 'Escalation',
    back: 'All runbooks',
    groups: {
      'application-health': 'Application',
      'latency-alerts': 'Latency',
      'slo-alerts': 'Objectives',
      'runtime-alerts': 'Processes',
      'database-alerts': 'Database',
      'redis-alerts': 'Redis',
      'jobs-alerts': 'Background jobs',
      'security-alerts': 'Security',
      'kubernetes-alerts': 'Kubernetes',
      'network-alerts': 'Ingress and network',
      'business-alerts': 'Business',
      'monitoring-alerts': 'Monitoring',
    },
  },
  fr: {
    title: 'Procédures d’intervention',
    introduction:
      'Une page par alerte : ce qu’elle signifie, qui elle touche, comment trouver la cause et que faire. Le `runbook_url` de l’alerte mène ici.',
    incident: 'En cas d’incident',
    steps: [
      'Prendre en charge l’alerte, pour que les autres sachent que quelqu’un s’en occupe.',
      'Dire dans le canal d’incident ce que vous voyez et ce que vous faites, avec les heures.',
      'Rétablir d’abord le service : revenir à la dernière bonne version, désactiver ou ajouter de la capacité. Chercher la cause ensuite.',
      'Escalader comme le dit la page de l’alerte, plutôt trop tôt que trop tard.',
      'Sous deux jours ouvrés, écrire ce qui s’est passé et ce qui évitera que cela se reproduise, sans chercher de coupable.',
    ],
    severity: 'Sévérité :',
    severities: {
      critical: 'critique (agir tout de suite, jour et nuit)',
      warning: 'avertissement (agir le jour ouvré même)',
    },
    component: 'Composant :',
    group: 'Groupe :',
    rule: 'Règle :',
    meaning: 'Signification',
    firesAfter: duration =>
      `Elle se déclenche quand ceci est vrai depuis ${duration} :`,
    impact: 'Impact',
    diagnosis: 'Diagnostic',
    remedy: 'Remède',
    escalation: 'Escalade',
    back: 'Toutes les procédures',
    groups: {
      'application-health': 'Application',
      'latency-alerts': 'Latence',
      'slo-alerts': 'Objectifs',
      'runtime-alerts': 'Processus',
      'database-alerts': 'Base de données',
      'redis-alerts': 'Redis',
      'jobs-alerts': 'Tâches de fond',
      'security-alerts': 'Sécurité',
      'kubernetes-alerts': 'Kubernetes',
      'network-alerts': 'Ingress et réseau',
      'business-alerts': 'Métier',
      'monitoring-alerts': 'Supervision',
    },
  },
};

export function wordsOf(language: Language): Words {
  return WORDS[language];
}
