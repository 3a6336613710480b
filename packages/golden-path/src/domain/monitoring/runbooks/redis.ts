import { Runbooks } from './types';

const REDIS_URL =
  'export REDIS_URL="$(kubectl get secret app-secrets -n "$NAMESPACE" -o jsonpath=\'{.data.REDIS_URL}\' | base64 -d)"';

const redisCli = (command: string) => [
  REDIS_URL,
  `redis-cli -u "$REDIS_URL" ${command}`,
];

export const redis: Runbooks = {
  RedisDown: {
    commands: [
      ...redisCli('ping'),
      'kubectl get pods -n "$NAMESPACE" -l app=redis -o wide',
      'kubectl logs -n "$NAMESPACE" deployment/worker --since=15m | tail -n 50',
    ],
    en: [
      'The exporter cannot reach Redis.',
      'No job is accepted or worked on, and rate limits and caches do not work.',
      [
        'Managed: look at the provider’s console. In the cluster: read the logs of the pod and check its volume.',
        'The API answers without caches meanwhile; do not restart it.',
        'When Redis is back, check in the dashboard of jobs that the queues go on.',
      ],
    ],
    fr: [
      'L’exporteur n’atteint plus Redis.',
      'Aucune tâche n’est acceptée ni traitée ; limites de débit et caches ne fonctionnent pas.',
      [
        'Redis managé : consulter la console du fournisseur. Dans le cluster : lire les journaux du pod et vérifier son volume.',
        'L’API répond sans cache en attendant ; ne pas la redémarrer.',
        'Quand Redis est revenu, vérifier dans le tableau de bord des tâches que les files avancent.',
      ],
    ],
  },
  RedisExporterDown: {
    commands: [
      'kubectl get pods -n "$NAMESPACE" -l app=redis-exporter',
      'kubectl logs -n "$NAMESPACE" -l app=redis-exporter --since=15m | tail -n 50',
    ],
    en: [
      'The exporter that shows Redis to Prometheus does not answer.',
      'Users notice nothing, but nobody would notice a failing Redis either.',
      [
        'Restart the exporter, and read its logs when it does not come back.',
        'Check the network policies between Prometheus, exporter and Redis.',
      ],
    ],
    fr: [
      'L’exporteur qui montre Redis à Prometheus ne répond pas.',
      'Les utilisateurs ne remarquent rien, mais personne ne remarquerait non plus une panne de Redis.',
      [
        'Redémarrer l’exporteur, lire ses journaux s’il ne revient pas.',
        'Vérifier les politiques réseau entre Prometheus, l’exporteur et Redis.',
      ],
    ],
  },
  RedisPersistenceFailing: {
    commands: redisCli('info persistence'),
    en: [
      'Redis could not write its data to disk the last time.',
      'If Redis restarts now, waiting jobs are lost; it may also refuse to write.',
      [
        'Check that its disk has room and that its memory is at most half used: saving needs a copy.',
        'Save by hand once that is corrected: `redis-cli -u "$REDIS_URL" bgsave`.',
      ],
    ],
    fr: [
      'Redis n’a pas pu écrire ses données sur disque la dernière fois.',
      'Si Redis redémarre maintenant, les tâches en attente sont perdues ; il peut aussi refuser d’écrire.',
      [
        'Vérifier que son disque a de la place et que sa mémoire est utilisée au plus à moitié : enregistrer demande une copie.',
        'Enregistrer à la main une fois corrigé : `redis-cli -u "$REDIS_URL" bgsave`.',
      ],
    ],
  },
  HighMemory: {
    commands: [...redisCli('info memory'), ...redisCli('--bigkeys').slice(1)],
    en: [
      'Redis uses more than 85% of the memory that it may.',
      'When it is full, Redis refuses new jobs.',
      [
        'Look at the queues: a backlog or many kept jobs are the usual cause.',
        'Delete finished jobs sooner (`removeOnComplete`, `removeOnFail`) and let cached values end.',
        'Enlarge Redis if the load is the usual one.',
      ],
    ],
    fr: [
      'Redis utilise plus de 85 % de la mémoire à laquelle il a droit.',
      'Une fois plein, Redis refuse de nouvelles tâches.',
      [
        'Regarder les files : un retard ou beaucoup de tâches conservées sont la cause habituelle.',
        'Supprimer plus tôt les tâches terminées (`removeOnComplete`, `removeOnFail`) et faire expirer les valeurs en cache.',
        'Agrandir Redis si la charge est habituelle.',
      ],
    ],
  },
  RedisEvictingKeys: {
    commands: [
      ...redisCli('config get maxmemory-policy'),
      ...redisCli('info stats').slice(1),
    ],
    en: [
      'Redis drops keys because its memory is full. It must not: queues need the policy `noeviction`.',
      'Jobs may have vanished without a trace.',
      [
        'Set the policy back: `maxmemory-policy noeviction`, in the parameter group of the provider or in the manifest.',
        'Make room as in the runbook of HighMemory.',
        'Find out which jobs are missing from what they should have done, and add them again.',
      ],
    ],
    fr: [
      'Redis supprime des clés faute de mémoire. Il ne le doit pas : les files exigent la politique `noeviction`.',
      'Des tâches ont pu disparaître sans laisser de trace.',
      [
        'Rétablir la politique : `maxmemory-policy noeviction`, dans le groupe de paramètres du fournisseur ou dans le manifeste.',
        'Faire de la place comme dans la procédure de HighMemory.',
        'Chercher les tâches qui manquent d’après ce qu’elles auraient dû faire, et les ajouter à nouveau.',
      ],
    ],
  },
  ConnectionsExhausted: {
    commands: [
      ...redisCli('info clients'),
      ...redisCli('client list').slice(1),
    ],
    en: [
      'Redis uses more than 90% of the connections that it may have.',
      'When the last one is taken, pods cannot start and jobs cannot be added.',
      [
        'See in the list of clients who holds most, and for how long they have been idle.',
        'Look for code that connects anew for each job or request.',
        'Raise `maxclients` if the number of pods explains it.',
      ],
    ],
    fr: [
      'Redis utilise plus de 90 % des connexions auxquelles il a droit.',
      'Quand la dernière sera prise, des pods ne pourront pas démarrer ni des tâches être ajoutées.',
      [
        'Voir dans la liste des clients qui en tient le plus, et depuis quand ils sont inactifs.',
        'Chercher du code qui se reconnecte à chaque tâche ou requête.',
        'Relever `maxclients` si le nombre de pods l’explique.',
      ],
    ],
  },
  RedisConnectionsRejected: {
    commands: [...redisCli('info clients'), ...redisCli('info stats').slice(1)],
    en: [
      'Redis has refused connections because it has as many as it may.',
      'Jobs are not accepted or worked on, and pods fail to start.',
      [
        'Close idle connections: `redis-cli -u "$REDIS_URL" config set timeout 300`.',
        'Restart what holds most connections, one deployment at a time.',
        'Then follow the runbook of ConnectionsExhausted.',
      ],
    ],
    fr: [
      'Redis a refusé des connexions, car il en a autant que permis.',
      'Des tâches ne sont ni acceptées ni traitées, et des pods ne démarrent pas.',
      [
        'Fermer les connexions inactives : `redis-cli -u "$REDIS_URL" config set timeout 300`.',
        'Redémarrer ce qui tient le plus de connexions, un déploiement à la fois.',
        'Suivre ensuite la procédure de ConnectionsExhausted.',
      ],
    ],
  },
};
