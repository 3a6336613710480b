import { HPA, LOGS, Runbooks, USAGE } from './types';

export const latency: Runbooks = {
  HighAPILatency: {
    commands: [USAGE, HPA, LOGS],
    en: [
      'One request in twenty takes more than two seconds.',
      'The product feels slow; an app may give up waiting.',
      [
        'Find the slow routes in the dashboard API performance and one of their traces: it shows where the time goes.',
        'If pods are at their CPU limit, let the autoscaler add some: `kubectl patch hpa backend-hpa -n "$NAMESPACE" -p \'{"spec":{"minReplicas":4}}\'`.',
        'If queries are slow, follow the runbook of SlowDBQueries.',
      ],
    ],
    fr: [
      'Une requête sur vingt prend plus de deux secondes.',
      'Le produit paraît lent ; une application peut renoncer à attendre.',
      [
        'Trouver les routes lentes dans le tableau de bord API performance, puis une de leurs traces : elle montre où passe le temps.',
        'Si les pods sont à leur limite de CPU, laisser l’autoscaler en ajouter : `kubectl patch hpa backend-hpa -n "$NAMESPACE" -p \'{"spec":{"minReplicas":4}}\'`.',
        'Si les requêtes SQL ou Mongo sont lentes, suivre la procédure de SlowDBQueries.',
      ],
    ],
  },
  CriticalAPILatency: {
    commands: [USAGE, HPA, LOGS],
    en: [
      'One request in twenty takes more than five seconds.',
      'The product cannot be used sensibly, and waiting requests pile up.',
      [
        'If it began with a deployment, go back to the version before: `kubectl rollout undo deployment/backend -n "$NAMESPACE"`.',
        'Add pods at once: `kubectl scale deployment/backend -n "$NAMESPACE" --replicas=6`.',
        'Check the database: locks and exhausted connections slow everything down.',
      ],
    ],
    fr: [
      'Une requête sur vingt prend plus de cinq secondes.',
      'Le produit n’est plus utilisable normalement, et les requêtes en attente s’accumulent.',
      [
        'Si cela a commencé avec un déploiement, revenir à la version précédente : `kubectl rollout undo deployment/backend -n "$NAMESPACE"`.',
        'Ajouter des pods tout de suite : `kubectl scale deployment/backend -n "$NAMESPACE" --replicas=6`.',
        'Vérifier la base de données : verrous et connexions épuisées ralentissent tout.',
      ],
    ],
  },
  SlowDBQueries: {
    commands: [LOGS, USAGE],
    en: [
      'One query of a kind in twenty takes more than a second.',
      'Requests and jobs that need it are slow, and connections stay busy longer.',
      [
        'Find the statement in a trace of a slow request and explain it (`EXPLAIN ANALYZE`, or `explain()` with MongoDB).',
        'Add the index that is missing with a migration; build it without locking the table.',
        'If one request makes hundreds of queries, load the related data in one.',
      ],
    ],
    fr: [
      'Une requête sur vingt d’un même type à la base prend plus d’une seconde.',
      'Les requêtes et tâches qui en dépendent sont lentes, et les connexions restent occupées plus longtemps.',
      [
        'Trouver l’instruction dans la trace d’une requête lente et l’analyser (`EXPLAIN ANALYZE`, ou `explain()` avec MongoDB).',
        'Ajouter l’index manquant par une migration ; le construire sans verrouiller la table.',
        'Si une requête en fait des centaines à la base, charger les données liées en une seule.',
      ],
    ],
  },
  SlowExternalRequests: {
    commands: [LOGS],
    en: [
      'A provider outside the cluster answers one call in twenty after more than five seconds.',
      'What depends on the provider is slow; everything else is not, thanks to timeouts.',
      [
        'Look at the provider’s status page.',
        'If it lasts, shorten the timeout or answer from the cache meanwhile.',
      ],
    ],
    fr: [
      'Un fournisseur externe répond à un appel sur vingt en plus de cinq secondes.',
      'Ce qui dépend du fournisseur est lent ; le reste ne l’est pas, grâce aux délais d’expiration.',
      [
        'Consulter la page d’état du fournisseur.',
        'Si cela dure, raccourcir le délai d’expiration ou répondre depuis le cache en attendant.',
      ],
    ],
  },
  ExternalProviderFailing: {
    commands: [LOGS],
    en: [
      'More than one call in five of a provider outside the cluster fails, retries included.',
      'What depends on the provider does not work.',
      [
        'Look at the provider’s status page, and check that our key is valid and its quota not used up.',
        'Check that the cluster may reach it: the network policy allows HTTPS only.',
        'If it lasts, switch off what depends on it rather than let users wait.',
      ],
    ],
    fr: [
      'Plus d’un appel sur cinq à un fournisseur externe échoue, nouvelles tentatives comprises.',
      'Ce qui dépend du fournisseur ne fonctionne pas.',
      [
        'Consulter la page d’état du fournisseur, vérifier que notre clé est valide et son quota non épuisé.',
        'Vérifier que le cluster peut l’atteindre : la politique réseau n’autorise que HTTPS.',
        'Si cela dure, désactiver ce qui en dépend plutôt que de faire attendre les utilisateurs.',
      ],
    ],
  },
  SlowPages: {
    commands: [USAGE, HPA, LOGS],
    en: [
      'One page in twenty takes the web frontend more than two seconds.',
      'Visitors wait and leave.',
      [
        'See in the logs which pages are slow; pages that ask the API wait for it.',
        'If the API is slow too, begin there. If pods are at their CPU limit, add some: `kubectl scale deployment/frontend -n "$NAMESPACE" --replicas=4`.',
      ],
    ],
    fr: [
      'Une page sur vingt demande plus de deux secondes au site web.',
      'Les visiteurs attendent et s’en vont.',
      [
        'Voir dans les journaux quelles pages sont lentes ; celles qui interrogent l’API attendent sa réponse.',
        'Si l’API est lente aussi, commencer par elle. Si les pods sont à leur limite de CPU, en ajouter : `kubectl scale deployment/frontend -n "$NAMESPACE" --replicas=4`.',
      ],
    ],
  },
};
