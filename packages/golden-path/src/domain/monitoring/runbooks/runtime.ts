import { HISTORY, LOGS, PODS, Runbooks, USAGE } from './types';

export const runtime: Runbooks = {
  EventLoopLag: {
    commands: [USAGE, LOGS],
    en: [
      'A Node.js process is busy for more than 0.2 seconds at a time.',
      'Every request of this process waits at least as long.',
      [
        'Look for work that occupies the processor: large JSON documents, synchronous file access, encryption, regular expressions.',
        'Move it into a job of the worker, or split it up.',
        'Add pods meanwhile: `kubectl scale deployment/"$APP" -n "$NAMESPACE" --replicas=4`.',
      ],
    ],
    fr: [
      'Un processus Node.js est occupé plus de 0,2 seconde d’affilée.',
      'Chaque requête de ce processus attend au moins autant.',
      [
        'Chercher un travail qui occupe le processeur : gros documents JSON, accès synchrones aux fichiers, chiffrement, expressions régulières.',
        'Le déplacer dans une tâche du worker, ou le découper.',
        'En attendant, ajouter des pods : `kubectl scale deployment/"$APP" -n "$NAMESPACE" --replicas=4`.',
      ],
    ],
  },
  EventLoopBlocked: {
    commands: [USAGE, LOGS, PODS],
    en: [
      'A Node.js process does not get around to anything for more than a second at a time.',
      'Its requests time out and its probes fail, so that it will be restarted.',
      [
        'Delete the pod, so that another takes over: `kubectl delete pod <pod> -n "$NAMESPACE"`.',
        'If it comes back at once, go back to the version before: `kubectl rollout undo deployment/"$APP" -n "$NAMESPACE"`.',
        'Find the request or job that starts it in the last log lines of the pod.',
      ],
    ],
    fr: [
      'Un processus Node.js ne fait plus rien pendant plus d’une seconde d’affilée.',
      'Ses requêtes expirent et ses sondes échouent : il va être redémarré.',
      [
        'Supprimer le pod pour qu’un autre prenne le relais : `kubectl delete pod <pod> -n "$NAMESPACE"`.',
        'Si cela revient aussitôt, revenir à la version précédente : `kubectl rollout undo deployment/"$APP" -n "$NAMESPACE"`.',
        'Trouver la requête ou la tâche en cause dans les dernières lignes de journal du pod.',
      ],
    ],
  },
  MemoryGrowth: {
    commands: [USAGE, HISTORY],
    en: [
      'The memory of a process grows steadily and will reach its limit within four hours.',
      'The process will be killed; requests in flight are lost each time.',
      [
        'Restart one pod after another: `kubectl rollout restart deployment/"$APP" -n "$NAMESPACE"`. It buys time.',
        'Compare with the version before: a leak usually comes with a release.',
        'Take two heap snapshots some minutes apart and see what has become more.',
      ],
    ],
    fr: [
      'La mémoire d’un processus croît sans cesse et atteindra sa limite dans les quatre heures.',
      'Le processus sera tué ; les requêtes en cours sont perdues à chaque fois.',
      [
        'Redémarrer les pods l’un après l’autre : `kubectl rollout restart deployment/"$APP" -n "$NAMESPACE"`. Cela donne du temps.',
        'Comparer avec la version précédente : une fuite arrive le plus souvent avec une version.',
        'Prendre deux instantanés du tas à quelques minutes d’intervalle et voir ce qui a augmenté.',
      ],
    ],
  },
  FileDescriptorsExhausted: {
    commands: [LOGS, PODS],
    en: [
      'A process has opened more than 80% of the files and connections that it may.',
      'Soon it can accept no connection and open no file.',
      [
        'Restart it: `kubectl rollout restart deployment/"$APP" -n "$NAMESPACE"`.',
        'Look for connections that are not closed, such as HTTP clients made anew for each request.',
      ],
    ],
    fr: [
      'Un processus a ouvert plus de 80 % des fichiers et connexions auxquels il a droit.',
      'Bientôt il ne pourra plus accepter de connexion ni ouvrir de fichier.',
      [
        'Le redémarrer : `kubectl rollout restart deployment/"$APP" -n "$NAMESPACE"`.',
        'Chercher des connexions jamais fermées, comme des clients HTTP recréés à chaque requête.',
      ],
    ],
  },
};
