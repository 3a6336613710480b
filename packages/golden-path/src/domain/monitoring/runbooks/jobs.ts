import { HPA, LOGS, PODS, Runbooks } from './types';

const MISSED = ['kubectl get pods -n "$NAMESPACE" -l app=worker', LOGS];

const missed = (
  en: readonly [what: string, impact: string],
  fr: readonly [what: string, impact: string],
) => ({
  commands: MISSED,
  en: [
    en[0],
    en[1],
    [
      'Search the logs of the worker for the name of the job: each run says when it begins and how it ends.',
      'If it has failed, correct the cause; it runs again at its next time.',
      'If it has not begun, restart the worker, which registers the schedules anew: `kubectl rollout restart deployment/worker -n "$NAMESPACE"`.',
    ],
  ] as const,
  fr: [
    fr[0],
    fr[1],
    [
      'Chercher le nom de la tâche dans les journaux du worker : chaque exécution dit quand elle commence et comment elle finit.',
      'Si elle a échoué, corriger la cause ; elle s’exécutera à l’heure suivante.',
      'Si elle n’a pas commencé, redémarrer le worker, qui réenregistre les horaires : `kubectl rollout restart deployment/worker -n "$NAMESPACE"`.',
    ],
  ] as const,
});

export const jobs: Runbooks = {
  JobFailures: {
    commands: [LOGS, PODS],
    en: [
      'More than one job in ten of a queue has failed for ten minutes.',
      'Part of the background work is late or will be given up.',
      [
        'Find the error in Sentry or in the logs of the worker; jobs carry the `request_id` of what started them.',
        'If an outside provider fails, do nothing: jobs are tried again with growing pauses.',
        'If a release brought it, go back: `kubectl rollout undo deployment/worker -n "$NAMESPACE"`.',
      ],
    ],
    fr: [
      'Plus d’une tâche sur dix d’une file échoue depuis dix minutes.',
      'Une partie du travail de fond est en retard ou sera abandonnée.',
      [
        'Trouver l’erreur dans Sentry ou dans les journaux du worker ; les tâches portent le `request_id` de ce qui les a lancées.',
        'Si un fournisseur externe est en panne, ne rien faire : les tâches sont retentées avec des pauses croissantes.',
        'Si une version l’a introduite, revenir en arrière : `kubectl rollout undo deployment/worker -n "$NAMESPACE"`.',
      ],
    ],
  },
  CriticalJobFailures: {
    commands: [LOGS, PODS],
    en: [
      'Most jobs of a queue fail.',
      'This background work is not done at all.',
      [
        'If a release brought it, go back now: `kubectl rollout undo deployment/worker -n "$NAMESPACE"`.',
        'Otherwise stop the worker before the attempts of all jobs are used up: `kubectl scale deployment/worker -n "$NAMESPACE" --replicas=0`.',
        'Correct the cause, start the worker, and add given-up jobs again.',
      ],
    ],
    fr: [
      'La plupart des tâches d’une file échouent.',
      'Ce travail de fond n’est plus fait du tout.',
      [
        'Si une version l’a introduit, revenir en arrière maintenant : `kubectl rollout undo deployment/worker -n "$NAMESPACE"`.',
        'Sinon, arrêter le worker avant que toutes les tâches aient épuisé leurs tentatives : `kubectl scale deployment/worker -n "$NAMESPACE" --replicas=0`.',
        'Corriger la cause, relancer le worker et remettre en file les tâches abandonnées.',
      ],
    ],
  },
  DeadLetteredJobs: {
    commands: [LOGS],
    en: [
      'Jobs have used up their attempts and lie in the dead-letter queue.',
      'What they should have done is not done, and will not be by itself.',
      [
        'Read the reason that each of them carries.',
        'Correct the cause, then put them back into their queue.',
        'Delete those whose work no longer makes sense, and say so in the incident.',
      ],
    ],
    fr: [
      'Des tâches ont épuisé leurs tentatives et se trouvent dans la file des abandons (DLQ).',
      'Ce qu’elles devaient faire n’est pas fait, et ne le sera pas tout seul.',
      [
        'Lire la raison que porte chacune d’elles.',
        'Corriger la cause, puis les remettre dans leur file.',
        'Supprimer celles dont le travail n’a plus de sens, et le noter dans l’incident.',
      ],
    ],
  },
  DeadLetterQueueNotEmpty: {
    commands: [LOGS],
    en: [
      'Jobs that were given up have waited for a decision for 15 minutes.',
      'What they should have done is still not done.',
      [
        'Follow the runbook of DeadLetteredJobs: correct the cause, then repeat or delete each of them.',
        'The alert ends when the dead-letter queue is empty.',
      ],
    ],
    fr: [
      'Des tâches abandonnées attendent une décision depuis 15 minutes.',
      'Ce qu’elles devaient faire n’est toujours pas fait.',
      [
        'Suivre la procédure de DeadLetteredJobs : corriger la cause, puis répéter ou supprimer chacune d’elles.',
        'L’alerte prend fin quand la file des abandons est vide.',
      ],
    ],
  },
  HighJobRetryRate: {
    commands: [LOGS],
    en: [
      'There are more than 30 retries for every 100 completed jobs of a queue.',
      'Work is done late, and load is higher than it need be.',
      [
        'Find the error that comes first in the logs: timeouts of a provider are the usual one.',
        'Lengthen the timeout or the pause between attempts, or lower the concurrency of the queue.',
      ],
    ],
    fr: [
      'Il y a plus de 30 nouvelles tentatives pour 100 tâches terminées d’une file.',
      'Le travail est fait en retard, et la charge est plus haute que nécessaire.',
      [
        'Trouver dans les journaux la première erreur : les délais d’un fournisseur sont la plus courante.',
        'Allonger le délai ou la pause entre tentatives, ou baisser la concurrence de la file.',
      ],
    ],
  },
  QueueBacklog: {
    commands: [PODS, HPA, LOGS],
    en: [
      'More than 1000 jobs have waited in a queue for ten minutes.',
      'Background work is late, and Redis fills up.',
      [
        'Add workers: `kubectl scale deployment/worker -n "$NAMESPACE" --replicas=4`.',
        'Find out what adds so many jobs: an import, a loop, a retried batch.',
        'If jobs have become slow, follow the runbook of SlowJobs.',
      ],
    ],
    fr: [
      'Plus de 1000 tâches attendent dans une file depuis dix minutes.',
      'Le travail de fond est en retard, et Redis se remplit.',
      [
        'Ajouter des workers : `kubectl scale deployment/worker -n "$NAMESPACE" --replicas=4`.',
        'Chercher ce qui ajoute tant de tâches : un import, une boucle, un lot retenté.',
        'Si les tâches sont devenues lentes, suivre la procédure de SlowJobs.',
      ],
    ],
  },
  QueueStalled: {
    commands: [PODS, LOGS],
    en: [
      'Jobs wait in a queue, and none has been completed or has failed for 15 minutes.',
      'This background work stands still.',
      [
        'Check that workers run and reach Redis.',
        'Check that the queue is not paused, and that the running version knows it.',
        'Restart the workers: `kubectl rollout restart deployment/worker -n "$NAMESPACE"`; jobs in hand are given back.',
      ],
    ],
    fr: [
      'Des tâches attendent dans une file, et aucune n’a réussi ni échoué depuis 15 minutes.',
      'Ce travail de fond est à l’arrêt.',
      [
        'Vérifier que des workers tournent et atteignent Redis.',
        'Vérifier que la file n’est pas en pause, et que la version déployée la connaît.',
        'Redémarrer les workers : `kubectl rollout restart deployment/worker -n "$NAMESPACE"` ; les tâches en cours sont rendues.',
      ],
    ],
  },
  SlowJobs: {
    commands: [LOGS, 'kubectl top pods -n "$NAMESPACE" -l app=worker'],
    en: [
      'One job of a queue in twenty takes more than a minute.',
      'The queue is worked off slowly, and a restart interrupts long jobs.',
      [
        'See in a trace what the job waits for: queries, a provider, the processor.',
        'Split long jobs into small ones that can be repeated.',
      ],
    ],
    fr: [
      'Une tâche d’une file sur vingt prend plus d’une minute.',
      'La file avance lentement, et un redémarrage interrompt les longues tâches.',
      [
        'Voir dans une trace ce que la tâche attend : requêtes à la base, fournisseur, processeur.',
        'Découper les longues tâches en petites qui peuvent être répétées.',
      ],
    ],
  },
  CollectMetricsMissed: missed(
    [
      'The job `collect-metrics`, due every five minutes, has not succeeded for 15.',
      'The figures of the product are out of date.',
    ],
    [
      'La tâche `collect-metrics`, prévue toutes les cinq minutes, n’a pas réussi depuis 15 minutes.',
      'Les chiffres du produit ne sont plus à jour.',
    ],
  ),
  CleanupMissed: missed(
    [
      'The daily job `cleanup` has not succeeded for more than 26 hours.',
      'Old data stays, and the database grows.',
    ],
    [
      'La tâche quotidienne `cleanup` n’a pas réussi depuis plus de 26 heures.',
      'D’anciennes données restent, et la base grossit.',
    ],
  ),
  DailyReportMissed: missed(
    [
      'The daily job `daily-report` has not succeeded for more than 26 hours.',
      'Whoever reads the report waits for it.',
    ],
    [
      'La tâche quotidienne `daily-report` n’a pas réussi depuis plus de 26 heures.',
      'Les lecteurs du rapport l’attendent.',
    ],
  ),
};
