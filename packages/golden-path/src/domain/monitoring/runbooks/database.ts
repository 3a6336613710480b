import { LOGS, Runbooks } from './types';

const VOLUMES = [
  'kubectl get pvc -n "$NAMESPACE"',
  'kubectl get events -n "$NAMESPACE" --field-selector involvedObject.kind=PersistentVolumeClaim',
];

/** Of either database. */
export const database: Runbooks = {
  DatabaseExporterDown: {
    commands: [
      'kubectl get pods -n "$NAMESPACE" | grep exporter',
      'kubectl logs -n "$NAMESPACE" -l app.kubernetes.io/component=exporter --since=15m | tail -n 50',
    ],
    en: [
      'The exporter that shows the database to Prometheus does not answer.',
      'Users notice nothing, but nobody would notice a failing database either.',
      [
        'Restart the exporter, and read its logs when it does not come back.',
        'Check the network policies between Prometheus, exporter and database.',
      ],
    ],
    fr: [
      'L’exporteur qui montre la base de données à Prometheus ne répond pas.',
      'Les utilisateurs ne remarquent rien, mais personne ne remarquerait non plus une panne de la base.',
      [
        'Redémarrer l’exporteur, lire ses journaux s’il ne revient pas.',
        'Vérifier les politiques réseau entre Prometheus, l’exporteur et la base.',
      ],
    ],
  },
  DatabasePoolSaturated: {
    commands: [LOGS, 'kubectl get hpa -n "$NAMESPACE"'],
    en: [
      'Several queries of one process have waited for a connection of its pool for five minutes.',
      'Requests wait, and time out under more load.',
      [
        'Look for slow queries and long transactions first: they keep connections busy.',
        'Look for code that takes a second connection while it holds one.',
        'Raise `DATABASE_POOL_MAX` if the database has connections left.',
      ],
    ],
    fr: [
      'Plusieurs requêtes d’un processus attendent une connexion de son pool depuis cinq minutes.',
      'Les requêtes attendent, et expirent si la charge augmente.',
      [
        'Chercher d’abord les requêtes lentes et les longues transactions : elles occupent les connexions.',
        'Chercher du code qui prend une seconde connexion alors qu’il en tient une.',
        'Relever `DATABASE_POOL_MAX` si la base a encore des connexions.',
      ],
    ],
  },
  DatabaseBackupMissing: {
    commands: [
      'kubectl get cronjobs,jobs -n "$NAMESPACE"',
      'kubectl logs -n "$NAMESPACE" -l app=backup --tail=100',
    ],
    en: [
      'The daily backup of the database has not succeeded for more than 26 hours.',
      'If the volume is lost now, more than a day of data is lost.',
      [
        'Start a backup by hand: `kubectl create job --from=cronjob/<name> backup-now -n "$NAMESPACE"`.',
        'Read its logs: a full bucket, wrong credentials and a changed password are the usual causes.',
        'Try out restoring once it works again.',
      ],
    ],
    fr: [
      'La sauvegarde quotidienne de la base n’a pas réussi depuis plus de 26 heures.',
      'Si le volume est perdu maintenant, plus d’un jour de données est perdu.',
      [
        'Lancer une sauvegarde à la main : `kubectl create job --from=cronjob/<nom> backup-now -n "$NAMESPACE"`.',
        'Lire ses journaux : bucket plein, mauvais identifiants et mot de passe changé sont les causes habituelles.',
        'Essayer une restauration une fois que cela fonctionne.',
      ],
    ],
  },
  VolumeFillingUp: {
    commands: VOLUMES,
    en: [
      'A volume will be full within four days if it goes on like this.',
      'None yet; the database stops when its volume is full.',
      [
        'Enlarge it: `kubectl patch pvc <name> -n "$NAMESPACE" -p \'{"spec":{"resources":{"requests":{"storage":"50Gi"}}}}\'`.',
        'Find out which tables or collections grow, and whether old rows may go.',
      ],
    ],
    fr: [
      'Un volume sera plein dans les quatre jours à ce rythme.',
      'Aucun pour l’instant ; la base s’arrête quand son volume est plein.',
      [
        'L’agrandir : `kubectl patch pvc <nom> -n "$NAMESPACE" -p \'{"spec":{"resources":{"requests":{"storage":"50Gi"}}}}\'`.',
        'Chercher quelles tables ou collections grossissent, et si d’anciennes lignes peuvent partir.',
      ],
    ],
  },
  VolumeAlmostFull: {
    commands: VOLUMES,
    en: [
      'Less than a tenth of a volume is free.',
      'The database stops when its volume is full, and nothing can be saved.',
      [
        'Enlarge the volume now, as in the runbook of VolumeFillingUp.',
        'If its storage class cannot grow, stop the worker to slow the writes down and move to a larger volume.',
      ],
    ],
    fr: [
      'Moins d’un dixième d’un volume est libre.',
      'La base s’arrête quand son volume est plein, et plus rien ne peut être enregistré.',
      [
        'Agrandir le volume maintenant, comme dans la procédure de VolumeFillingUp.',
        'Si sa classe de stockage ne peut pas grandir, arrêter le worker pour ralentir les écritures et passer à un volume plus grand.',
      ],
    ],
  },
  MigrationJobFailed: {
    commands: [
      'kubectl get jobs -n "$NAMESPACE"',
      'kubectl logs -n "$NAMESPACE" job/backend-migrate --tail=100',
    ],
    en: [
      'The job that changes the schema of the database before a deployment has failed.',
      'The new version is not rolled out; the old one goes on with the old schema.',
      [
        'Read which migration failed and why in the logs of the job.',
        'Repair what it left half done, then correct the migration in a new one; merged migrations stay as they are.',
        'Delete the job and deploy again: `kubectl delete job backend-migrate -n "$NAMESPACE"`.',
      ],
    ],
    fr: [
      'La tâche qui modifie le schéma de la base avant un déploiement a échoué.',
      'La nouvelle version n’est pas déployée ; l’ancienne continue avec l’ancien schéma.',
      [
        'Lire dans les journaux de la tâche quelle migration a échoué et pourquoi.',
        'Réparer ce qui est resté à moitié fait, puis corriger par une nouvelle migration ; les migrations fusionnées ne changent pas.',
        'Supprimer la tâche et redéployer : `kubectl delete job backend-migrate -n "$NAMESPACE"`.',
      ],
    ],
  },
};
