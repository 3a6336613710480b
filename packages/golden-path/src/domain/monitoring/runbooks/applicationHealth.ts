import { DESCRIBE, EVENTS, HISTORY, LOGS, PODS, Runbooks } from './types';

const UNDO = 'kubectl rollout undo deployment/"$APP" -n "$NAMESPACE"';

export const applicationHealth: Runbooks = {
  BackendDown: {
    commands: [PODS, LOGS, EVENTS],
    en: [
      'A pod of the API exists but has not answered Prometheus for a minute.',
      'Fewer instances serve; when it concerns all of them, nobody can use the product.',
      [
        `If it began with a deployment, go back to the version before: \`${UNDO}\`.`,
        'If the pods restart, read why in their logs; a missing environment variable is named there.',
        'If the pods run and only the scrape fails, check the network policy that lets Prometheus in.',
      ],
    ],
    fr: [
      "Un pod de l'API existe mais n'a pas répondu à Prometheus depuis une minute.",
      'Moins d’instances répondent ; si toutes sont touchées, plus personne ne peut utiliser le produit.',
      [
        `Si cela a commencé avec un déploiement, revenir à la version précédente : \`${UNDO}\`.`,
        'Si les pods redémarrent, lire la raison dans leurs journaux ; une variable d’environnement manquante y est nommée.',
        'Si les pods tournent et que seule la collecte échoue, vérifier la politique réseau qui laisse entrer Prometheus.',
      ],
    ],
  },
  BackendMissing: {
    commands: [PODS, 'kubectl get deployment backend -n "$NAMESPACE"', EVENTS],
    en: [
      'Prometheus finds no pod of the API at all.',
      'Either nothing runs and the product is down, or the product runs unwatched.',
      [
        'If the deployment is gone, apply the manifests again: `kubectl apply -k infrastructure/kubernetes/production`.',
        'If it has no replicas, find out who scaled it down; the autoscaler keeps two at least.',
        'If pods run, check their label `app: backend` and the rights of Prometheus to list pods.',
      ],
    ],
    fr: [
      "Prometheus ne trouve plus aucun pod de l'API.",
      'Soit rien ne tourne et le produit est arrêté, soit il tourne sans surveillance.',
      [
        'Si le déploiement a disparu, réappliquer les manifestes : `kubectl apply -k infrastructure/kubernetes/production`.',
        'S’il n’a aucun réplica, chercher qui l’a réduit ; l’autoscaler en garde au moins deux.',
        'Si des pods tournent, vérifier leur label `app: backend` et le droit de Prometheus à lister les pods.',
      ],
    ],
  },
  WorkerDown: {
    commands: [PODS, LOGS, EVENTS],
    en: [
      'A pod of the worker exists but does not answer Prometheus.',
      'Background jobs wait: mails, exports and scheduled work are late, but nothing is lost.',
      [
        'Read the logs: a worker that cannot reach Redis or the database says so.',
        `If it began with a deployment, go back to the version before: \`${UNDO}\`.`,
        'A worker that is blocked by one job: remove the job from its queue and restart the worker.',
      ],
    ],
    fr: [
      'Un pod du worker existe mais ne répond pas à Prometheus.',
      'Les tâches de fond attendent : courriels, exports et tâches planifiées prennent du retard, mais rien n’est perdu.',
      [
        'Lire les journaux : un worker qui n’atteint pas Redis ou la base de données le dit.',
        `Si cela a commencé avec un déploiement, revenir à la version précédente : \`${UNDO}\`.`,
        'Si une tâche bloque le worker, la retirer de sa file puis redémarrer le worker.',
      ],
    ],
  },
  WorkerMissing: {
    commands: [PODS, 'kubectl get deployment worker -n "$NAMESPACE"', EVENTS],
    en: [
      'Prometheus finds no pod of the worker at all.',
      'No background job is worked on, and queues grow until Redis is full.',
      [
        'Apply the manifests again if the deployment is gone, and scale it up if it has no replicas.',
        'If pods run, check their label `app: worker` and the rights of Prometheus to list pods.',
      ],
    ],
    fr: [
      'Prometheus ne trouve plus aucun pod du worker.',
      'Aucune tâche de fond n’est traitée, et les files grossissent jusqu’à remplir Redis.',
      [
        'Réappliquer les manifestes si le déploiement a disparu, l’agrandir s’il n’a aucun réplica.',
        'Si des pods tournent, vérifier leur label `app: worker` et le droit de Prometheus à lister les pods.',
      ],
    ],
  },
  FrontendDown: {
    commands: [PODS, LOGS, EVENTS],
    en: [
      'A pod of the web frontend exists but does not answer Prometheus.',
      'Fewer instances serve pages; when it concerns all of them, the site is down.',
      [
        `If it began with a deployment, go back to the version before: \`${UNDO}\`.`,
        'Read the logs: a page that throws while it is rendered is named there.',
        'If the pods run and only the scrape fails, check the network policy that lets Prometheus in.',
      ],
    ],
    fr: [
      'Un pod du site web existe mais ne répond pas à Prometheus.',
      'Moins d’instances servent des pages ; si toutes sont touchées, le site est arrêté.',
      [
        `Si cela a commencé avec un déploiement, revenir à la version précédente : \`${UNDO}\`.`,
        'Lire les journaux : une page qui échoue au rendu y est nommée.',
        'Si les pods tournent et que seule la collecte échoue, vérifier la politique réseau qui laisse entrer Prometheus.',
      ],
    ],
  },
  FrontendMissing: {
    commands: [PODS, 'kubectl get deployment frontend -n "$NAMESPACE"', EVENTS],
    en: [
      'Prometheus finds no pod of the web frontend at all.',
      'Either the site is down, or it runs unwatched.',
      [
        'Apply the manifests again if the deployment is gone, and scale it up if it has no replicas.',
        'If pods run, check their label `app: frontend` and the rights of Prometheus to list pods.',
      ],
    ],
    fr: [
      'Prometheus ne trouve plus aucun pod du site web.',
      'Soit le site est arrêté, soit il tourne sans surveillance.',
      [
        'Réappliquer les manifestes si le déploiement a disparu, l’agrandir s’il n’a aucun réplica.',
        'Si des pods tournent, vérifier leur label `app: frontend` et le droit de Prometheus à lister les pods.',
      ],
    ],
  },
  PageErrors: {
    commands: [LOGS, HISTORY, PODS],
    en: [
      'More than one page in twenty ends in a 5xx.',
      'Visitors see an error page.',
      [
        'Read the logs: a page that throws while it is rendered is named there; an API that does not answer too.',
        `If it began with a deployment, go back to the version before: \`${UNDO}\`.`,
      ],
    ],
    fr: [
      'Plus d’une page sur vingt se termine en 5xx.',
      'Les visiteurs voient une page d’erreur.',
      [
        'Lire les journaux : une page qui échoue au rendu y est nommée, une API qui ne répond pas aussi.',
        `Si cela a commencé avec un déploiement, revenir à la version précédente : \`${UNDO}\`.`,
      ],
    ],
  },
  HighErrorRate: {
    commands: [LOGS, HISTORY, PODS],
    en: [
      'More than one request in twenty has ended in a 5xx for five minutes.',
      'Some users cannot finish what they do.',
      [
        'Find the route in the dashboard API performance and the error in Sentry; the logs of a failed request share its `request_id`.',
        `If it began with a deployment, go back to the version before: \`${UNDO}\`.`,
        'If an outside provider or the database fails, follow the runbook of that alert instead.',
      ],
    ],
    fr: [
      'Plus d’une requête sur vingt se termine en 5xx depuis cinq minutes.',
      'Une partie des utilisateurs ne peut pas terminer ce qu’elle fait.',
      [
        'Trouver la route dans le tableau de bord API performance et l’erreur dans Sentry ; les journaux d’une requête en échec partagent son `request_id`.',
        `Si cela a commencé avec un déploiement, revenir à la version précédente : \`${UNDO}\`.`,
        'Si un fournisseur externe ou la base de données est en cause, suivre plutôt la procédure de cette alerte.',
      ],
    ],
  },
  CriticalErrorRate: {
    commands: [LOGS, HISTORY, PODS, DESCRIBE],
    en: [
      'More than one request in five ends in a 5xx.',
      'The product is unusable for many.',
      [
        `Go back to the last good version first, look for the cause afterwards: \`${UNDO}\`.`,
        'If the errors go on, check the database and Redis: both are asked by nearly every request.',
        'Tell users on the status page, and keep them informed.',
      ],
    ],
    fr: [
      'Plus d’une requête sur cinq se termine en 5xx.',
      'Le produit est inutilisable pour beaucoup.',
      [
        `Revenir d’abord à la dernière bonne version, chercher la cause ensuite : \`${UNDO}\`.`,
        'Si les erreurs continuent, vérifier la base de données et Redis : presque chaque requête les interroge.',
        'Prévenir les utilisateurs sur la page d’état et les tenir informés.',
      ],
    ],
  },
  EndpointFailing: {
    commands: [LOGS, HISTORY],
    en: [
      'One endpoint fails more often than it works, while the API as a whole may look well.',
      'One function of the product is broken.',
      [
        'Look up the error of this route in Sentry; it names the release that brought it.',
        'Go back to the version before, or switch the function off if it can be.',
      ],
    ],
    fr: [
      'Un point d’accès échoue plus souvent qu’il ne réussit, alors que l’API peut sembler saine dans son ensemble.',
      'Une fonction du produit est cassée.',
      [
        'Chercher l’erreur de cette route dans Sentry ; elle nomme la version qui l’a introduite.',
        'Revenir à la version précédente, ou désactiver la fonction si c’est possible.',
      ],
    ],
  },
  TrafficDropped: {
    commands: [
      'kubectl get ingress -n "$NAMESPACE"',
      'kubectl logs -n ingress-nginx -l app.kubernetes.io/name=ingress-nginx --since=15m | tail -n 100',
      'nslookup "$(kubectl get ingress -n "$NAMESPACE" -o jsonpath=\'{.items[0].spec.rules[0].host}\')"',
    ],
    en: [
      'Nine requests in ten that came an hour ago come no more.',
      'Users probably do not reach the product, though its pods are well.',
      [
        'Open the product from outside the cluster: name resolution, certificate and ingress, in this order.',
        'Check whether a release of the app or of the site calls another address.',
        'If it is only night after a busy evening, raise the threshold of the alert.',
      ],
    ],
    fr: [
      'Neuf requêtes sur dix qui arrivaient il y a une heure n’arrivent plus.',
      'Les utilisateurs n’atteignent sans doute plus le produit, bien que ses pods aillent bien.',
      [
        'Ouvrir le produit depuis l’extérieur du cluster : résolution de nom, certificat puis ingress, dans cet ordre.',
        'Vérifier si une version de l’application ou du site appelle une autre adresse.',
        'Si ce n’est que la nuit après une soirée chargée, relever le seuil de l’alerte.',
      ],
    ],
  },
};
