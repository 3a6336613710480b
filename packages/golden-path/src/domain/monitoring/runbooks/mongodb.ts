import { Runbooks } from './types';

const DATABASE_URL =
  'export DATABASE_URL="$(kubectl get secret app-secrets -n "$NAMESPACE" -o jsonpath=\'{.data.DATABASE_URL}\' | base64 -d)"';

const evaluate = (script: string) => [
  DATABASE_URL,
  `mongosh "$DATABASE_URL" --quiet --eval '${script}'`,
];

const OPERATIONS = evaluate(
  'db.currentOp({ active: true, secs_running: { $gt: 5 } }).inprog',
);

export const mongodb: Runbooks = {
  MongoDBDown: {
    commands: [
      ...evaluate('db.runCommand({ ping: 1 })'),
      'kubectl get pods -n "$NAMESPACE" -l app=mongodb -o wide',
      'kubectl logs -n "$NAMESPACE" -l app=mongodb-exporter --since=15m | tail -n 50',
    ],
    en: [
      'The exporter cannot reach MongoDB.',
      'Nearly every request fails; jobs fail and are tried again.',
      [
        'Managed: look at the provider’s console; an election takes some seconds. In the cluster: read the logs of the pod and check its volume.',
        'If only the exporter is refused, correct its credentials or the network policy.',
        'If data is lost, restore the backup as the recovery procedure says.',
      ],
    ],
    fr: [
      'L’exporteur n’atteint plus MongoDB.',
      'Presque toutes les requêtes échouent ; les tâches échouent et sont retentées.',
      [
        'Base managée : consulter la console du fournisseur ; une élection prend quelques secondes. Dans le cluster : lire les journaux du pod et vérifier son volume.',
        'Si seul l’exporteur est refusé, corriger ses identifiants ou la politique réseau.',
        'Si des données sont perdues, restaurer la sauvegarde selon la procédure de reprise.',
      ],
    ],
  },
  ReplicationLag: {
    commands: evaluate('rs.printSecondaryReplicationInfo()'),
    en: [
      'A secondary is more than 30 seconds behind the primary.',
      'Whoever reads from it sees old data, and writes that wait for the majority are slow.',
      [
        'Look for a bulk change on the primary and let it finish, or stop it.',
        'Check the secondary’s CPU and disk; make it as large as the primary.',
      ],
    ],
    fr: [
      'Un secondaire a plus de 30 secondes de retard sur le primaire.',
      'Qui y lit voit d’anciennes données, et les écritures qui attendent la majorité sont lentes.',
      [
        'Chercher une modification de masse sur le primaire, la laisser finir ou l’arrêter.',
        'Vérifier le CPU et le disque du secondaire ; le rendre aussi grand que le primaire.',
      ],
    ],
  },
  MongoDBMemberUnhealthy: {
    commands: evaluate(
      'rs.status().members.map(({ name, stateStr, health }) => ({ name, stateStr, health }))',
    ),
    en: [
      'The other members cannot reach one of the replica set.',
      'One more loss, and there may be no majority: then nobody can write.',
      [
        'Restart the member, and read its logs when it does not come back.',
        'If its data is damaged, empty its volume: it copies everything from the others.',
      ],
    ],
    fr: [
      'Les autres membres n’atteignent plus l’un des membres du replica set.',
      'Une perte de plus et il n’y a peut-être plus de majorité : plus personne ne peut écrire.',
      [
        'Redémarrer le membre, lire ses journaux s’il ne revient pas.',
        'Si ses données sont abîmées, vider son volume : il recopie tout depuis les autres.',
      ],
    ],
  },
  HighConnections: {
    commands: evaluate('db.serverStatus().connections'),
    en: [
      'More than 80% of the connections of MongoDB are in use.',
      'None yet; when the last one is taken, requests fail.',
      [
        'Multiply pods by `DATABASE_POOL_MAX`: it must stay below the maximum, with room for a rollout.',
        'Lower `DATABASE_POOL_MAX`, and check that the code connects once per process.',
      ],
    ],
    fr: [
      'Plus de 80 % des connexions de MongoDB sont utilisées.',
      'Aucun pour l’instant ; quand la dernière sera prise, des requêtes échoueront.',
      [
        'Multiplier le nombre de pods par `DATABASE_POOL_MAX` : le résultat doit rester sous le maximum, avec de la marge pour un déploiement.',
        'Baisser `DATABASE_POOL_MAX`, et vérifier que le code ne se connecte qu’une fois par processus.',
      ],
    ],
  },
  DatabaseConnectionsExhausted: {
    commands: evaluate('db.serverStatus().connections'),
    en: [
      'More than 95% of the connections of MongoDB are in use.',
      'Requests fail for want of a connection.',
      [
        'Stop what takes most of them: scale the worker down first, `kubectl scale deployment/worker -n "$NAMESPACE" --replicas=0`.',
        'Then follow the runbook of HighConnections.',
      ],
    ],
    fr: [
      'Plus de 95 % des connexions de MongoDB sont utilisées.',
      'Des requêtes échouent faute de connexion.',
      [
        'Arrêter ce qui en prend le plus : d’abord le worker, `kubectl scale deployment/worker -n "$NAMESPACE" --replicas=0`.',
        'Suivre ensuite la procédure de HighConnections.',
      ],
    ],
  },
  MongoDBLockQueue: {
    commands: OPERATIONS,
    en: [
      'More than 50 operations wait for a lock.',
      'Requests and jobs that use the database are slow.',
      [
        'Look for a long operation, such as the building of an index or a query without one.',
        'End it if it can be repeated: `db.killOp(<opid>)`.',
      ],
    ],
    fr: [
      'Plus de 50 opérations attendent un verrou.',
      'Les requêtes et tâches qui utilisent la base sont lentes.',
      [
        'Chercher une longue opération, comme la construction d’un index ou une requête qui n’en a pas.',
        'L’arrêter si elle peut être répétée : `db.killOp(<opid>)`.',
      ],
    ],
  },
  MongoDBDirtyCache: {
    commands: [
      ...OPERATIONS,
      'kubectl top pods -n "$NAMESPACE" -l app=mongodb',
    ],
    en: [
      'More than a fifth of the cache waits to be written: the disk is too slow for the writes.',
      'MongoDB makes requests wait until it has caught up.',
      [
        'Look for a bulk change and spread it over time.',
        'Choose a faster disk or a larger instance if the load is the usual one.',
      ],
    ],
    fr: [
      'Plus d’un cinquième du cache attend d’être écrit : le disque est trop lent pour les écritures.',
      'MongoDB fait attendre les requêtes jusqu’à ce qu’il ait rattrapé son retard.',
      [
        'Chercher une modification de masse et l’étaler dans le temps.',
        'Choisir un disque plus rapide ou une instance plus grande si la charge est habituelle.',
      ],
    ],
  },
  MongoDBAssertions: {
    commands: [
      ...evaluate('db.serverStatus().asserts'),
      'kubectl logs -n "$NAMESPACE" -l app=mongodb --since=30m | tail -n 100',
    ],
    en: [
      'MongoDB itself reports internal errors.',
      'Operations may fail; data may be damaged.',
      [
        'Read the log of MongoDB around the assertions and look the message up.',
        'Take a backup before you restart anything.',
        'Upgrade to the newest patch release when the message is a known error.',
      ],
    ],
    fr: [
      'MongoDB signale lui-même des erreurs internes.',
      'Des opérations peuvent échouer ; des données peuvent être abîmées.',
      [
        'Lire le journal de MongoDB autour des assertions et chercher le message.',
        'Faire une sauvegarde avant de redémarrer quoi que ce soit.',
        'Passer à la dernière version corrective si le message est une erreur connue.',
      ],
    ],
  },
  MongoDBDiskFillingUp: {
    commands: evaluate(
      'db.getCollectionNames().map(name => [name, db[name].stats().storageSize])',
    ),
    en: [
      'The disk of MongoDB is more than 85% full.',
      'When it is full, MongoDB stops and nothing can be written.',
      [
        'Enlarge the volume or the instance; most providers can while it runs.',
        'Delete what is no longer needed, and let a TTL index do it from now on.',
      ],
    ],
    fr: [
      'Le disque de MongoDB est plein à plus de 85 %.',
      'Une fois plein, MongoDB s’arrête et plus rien ne peut être écrit.',
      [
        'Agrandir le volume ou l’instance ; la plupart des fournisseurs le permettent à chaud.',
        'Supprimer ce qui ne sert plus, et confier cela désormais à un index TTL.',
      ],
    ],
  },
};
