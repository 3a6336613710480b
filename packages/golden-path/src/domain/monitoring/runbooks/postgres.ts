import { Runbooks } from './types';

const DATABASE_URL =
  'export DATABASE_URL="$(kubectl get secret app-secrets -n "$NAMESPACE" -o jsonpath=\'{.data.DATABASE_URL}\' | base64 -d)"';

const sql = (statement: string) => [
  DATABASE_URL,
  `psql "$DATABASE_URL" -c "${statement}"`,
];

const ACTIVITY = sql(
  'select pid, state, wait_event_type, now() - xact_start as since, left(query, 80) as query from pg_stat_activity where datname = current_database() order by xact_start nulls last limit 20',
);

const TERMINATE =
  '`psql "$DATABASE_URL" -c "select pg_terminate_backend(<pid>)"`';

export const postgres: Runbooks = {
  PostgresDown: {
    commands: [
      ...sql('select now(), pg_is_in_recovery()'),
      'kubectl get pods -n "$NAMESPACE" -l app=postgres -o wide',
      'kubectl logs -n "$NAMESPACE" -l app=postgres-exporter --since=15m | tail -n 50',
    ],
    en: [
      'The exporter cannot reach PostgreSQL.',
      'Nearly every request fails; jobs fail and are tried again.',
      [
        'Managed: look at the provider’s console; a fail-over takes a minute or two. In the cluster: read the logs of the pod and check its volume.',
        'If only the exporter is refused, correct its credentials or the network policy.',
        'If data is lost, restore to the minute before it happened (point-in-time recovery) as the recovery procedure says.',
      ],
    ],
    fr: [
      'L’exporteur n’atteint plus PostgreSQL.',
      'Presque toutes les requêtes échouent ; les tâches échouent et sont retentées.',
      [
        'Base managée : consulter la console du fournisseur ; un basculement prend une ou deux minutes. Dans le cluster : lire les journaux du pod et vérifier son volume.',
        'Si seul l’exporteur est refusé, corriger ses identifiants ou la politique réseau.',
        'Si des données sont perdues, restaurer à la minute d’avant (PITR) selon la procédure de reprise.',
      ],
    ],
  },
  ReplicationLag: {
    commands: sql(
      'select application_name, state, sync_state, replay_lag from pg_stat_replication',
    ),
    en: [
      'A replica is more than 30 seconds behind the primary.',
      'Whoever reads from the replica sees old data, and a fail-over would lose what it has not got yet.',
      [
        'Look for a long transaction or a bulk change on the primary and let it finish, or stop it.',
        'Check the replica’s CPU and disk; make it as large as the primary.',
        'Read from the primary meanwhile.',
      ],
    ],
    fr: [
      'Un réplica a plus de 30 secondes de retard sur le primaire.',
      'Qui lit sur le réplica voit d’anciennes données, et un basculement perdrait ce qu’il n’a pas encore.',
      [
        'Chercher une longue transaction ou une modification de masse sur le primaire, la laisser finir ou l’arrêter.',
        'Vérifier le CPU et le disque du réplica ; le rendre aussi grand que le primaire.',
        'En attendant, lire sur le primaire.',
      ],
    ],
  },
  HighConnections: {
    commands: sql(
      'select usename, application_name, state, count(*) from pg_stat_activity group by 1, 2, 3 order by 4 desc',
    ),
    en: [
      'More than 80% of the connections of PostgreSQL are in use.',
      'None yet; when the last one is taken, requests fail.',
      [
        'Multiply pods by `DATABASE_POOL_MAX`: it must stay below the maximum, with room for a rollout.',
        'Lower `DATABASE_POOL_MAX`, or put a connection pooler in between.',
        `End sessions that nobody needs: ${TERMINATE}.`,
      ],
    ],
    fr: [
      'Plus de 80 % des connexions de PostgreSQL sont utilisées.',
      'Aucun pour l’instant ; quand la dernière sera prise, des requêtes échoueront.',
      [
        'Multiplier le nombre de pods par `DATABASE_POOL_MAX` : le résultat doit rester sous le maximum, avec de la marge pour un déploiement.',
        'Baisser `DATABASE_POOL_MAX`, ou intercaler un pool de connexions.',
        `Fermer les sessions dont personne n’a besoin : ${TERMINATE}.`,
      ],
    ],
  },
  DatabaseConnectionsExhausted: {
    commands: ACTIVITY,
    en: [
      'More than 95% of the connections of PostgreSQL are in use.',
      'Requests and migrations fail for want of a connection.',
      [
        'Stop what takes most of them: scale the worker down first, `kubectl scale deployment/worker -n "$NAMESPACE" --replicas=0`.',
        `End idle sessions: ${TERMINATE}.`,
        'Then follow the runbook of HighConnections.',
      ],
    ],
    fr: [
      'Plus de 95 % des connexions de PostgreSQL sont utilisées.',
      'Requêtes et migrations échouent faute de connexion.',
      [
        'Arrêter ce qui en prend le plus : d’abord le worker, `kubectl scale deployment/worker -n "$NAMESPACE" --replicas=0`.',
        `Fermer les sessions inactives : ${TERMINATE}.`,
        'Suivre ensuite la procédure de HighConnections.',
      ],
    ],
  },
  PostgresDeadlocks: {
    commands: ACTIVITY,
    en: [
      'Transactions have waited for each other, and PostgreSQL has ended some of them.',
      'Single requests or jobs fail and are tried again.',
      [
        'The logs of PostgreSQL name both statements.',
        'Let all code lock rows in the same order, and keep transactions short.',
      ],
    ],
    fr: [
      'Des transactions se sont attendues mutuellement, et PostgreSQL en a interrompu.',
      'Quelques requêtes ou tâches échouent et sont retentées.',
      [
        'Les journaux de PostgreSQL nomment les deux instructions.',
        'Faire verrouiller les lignes dans le même ordre partout, et garder les transactions courtes.',
      ],
    ],
  },
  PostgresLongTransaction: {
    commands: ACTIVITY,
    en: [
      'A transaction has worked for more than ten minutes.',
      'It may hold locks that others wait for, and keeps dead rows from being cleaned up.',
      [
        'Find out what it is: a report, a migration, a forgotten console.',
        `If it blocks others, end it: ${TERMINATE}.`,
        'Split large changes into portions of some thousand rows.',
      ],
    ],
    fr: [
      'Une transaction travaille depuis plus de dix minutes.',
      'Elle peut tenir des verrous que d’autres attendent, et empêche de nettoyer les lignes mortes.',
      [
        'Chercher ce que c’est : un rapport, une migration, une console oubliée.',
        `Si elle en bloque d’autres, l’arrêter : ${TERMINATE}.`,
        'Découper les grandes modifications en lots de quelques milliers de lignes.',
      ],
    ],
  },
  PostgresIdleInTransaction: {
    commands: ACTIVITY,
    en: [
      'Somebody has opened a transaction and done nothing in it for more than five minutes.',
      'Its locks stay, and its connection is lost to others.',
      [
        `End it: ${TERMINATE}.`,
        'Look for code that waits for the network within a transaction.',
        'Set `idle_in_transaction_session_timeout` for the user of the application.',
      ],
    ],
    fr: [
      'Quelqu’un a ouvert une transaction et n’y fait rien depuis plus de cinq minutes.',
      'Ses verrous restent, et sa connexion manque aux autres.',
      [
        `L’arrêter : ${TERMINATE}.`,
        'Chercher du code qui attend le réseau à l’intérieur d’une transaction.',
        'Régler `idle_in_transaction_session_timeout` pour l’utilisateur de l’application.',
      ],
    ],
  },
  PostgresLowCacheHitRatio: {
    commands: sql(
      'select relname, heap_blks_read, heap_blks_hit, idx_blks_read from pg_statio_user_tables order by heap_blks_read desc limit 10',
    ),
    en: [
      'More than one block in ten is read from disk rather than from memory.',
      'Queries are slower than they need be, and the disk is busy.',
      [
        'Look for queries that read whole tables and give them an index.',
        'If the data in use no longer fits, choose a larger instance.',
      ],
    ],
    fr: [
      'Plus d’un bloc sur dix est lu sur disque au lieu de la mémoire.',
      'Les requêtes sont plus lentes que nécessaire, et le disque est occupé.',
      [
        'Chercher les requêtes qui lisent des tables entières et leur donner un index.',
        'Si les données utilisées ne tiennent plus en mémoire, choisir une instance plus grande.',
      ],
    ],
  },
  PostgresDeadRows: {
    commands: sql(
      'select relname, n_dead_tup, n_live_tup, last_autovacuum from pg_stat_user_tables order by n_dead_tup desc limit 10',
    ),
    en: [
      'More than a fifth of the rows of a table are dead, and autovacuum does not keep up.',
      'The table grows, and queries on it slow down.',
      [
        'Look for a long transaction that keeps rows from being removed.',
        'Clean up by hand: `psql "$DATABASE_URL" -c "vacuum (analyze) <table>"`.',
        'Let autovacuum run more often for this table: `alter table <table> set (autovacuum_vacuum_scale_factor = 0.05)`, as a migration.',
      ],
    ],
    fr: [
      'Plus d’un cinquième des lignes d’une table sont mortes, et l’autovacuum ne suit pas.',
      'La table grossit, et les requêtes qui la lisent ralentissent.',
      [
        'Chercher une longue transaction qui empêche de retirer des lignes.',
        'Nettoyer à la main : `psql "$DATABASE_URL" -c "vacuum (analyze) <table>"`.',
        'Faire passer l’autovacuum plus souvent sur cette table : `alter table <table> set (autovacuum_vacuum_scale_factor = 0.05)`, par une migration.',
      ],
    ],
  },
};
