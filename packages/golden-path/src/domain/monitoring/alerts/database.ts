import { mongodbAlerts } from './mongodb';
import { postgresAlerts } from './postgres';
import { constant, exporterLabels, growing, series } from './series';
import { Alert, AlertGroup, Scope } from './types';

/** The database, seen by its exporter and by the application. */
export function databaseAlerts(scope: Scope): AlertGroup {
  if (!scope.has('backend')) {
    return { name: 'database-alerts', alerts: [] };
  }
  const { database, databaseHosting } = scope.answers;
  return {
    name: 'database-alerts',
    alerts: [
      ...(database === 'mongodb'
        ? mongodbAlerts(scope)
        : postgresAlerts(scope)),
      exporterDown(scope),
      poolSaturated(scope),
      ...(databaseHosting === 'in-cluster' ? [backupMissing(scope)] : []),
    ],
  };
}

function exporterDown(scope: Scope): Alert {
  const labels = exporterLabels(scope, scope.answers.database);
  const up = series('up', labels);
  return {
    name: 'DatabaseExporterDown',
    severity: 'warning',
    component: 'database',
    expr: `up{job="${scope.answers.database}"} == 0`,
    for: '5m',
    summary: 'Nobody watches the database',
    description:
      'The database exporter {{ $labels.instance }} does not answer Prometheus',
    fires: { series: { [up]: constant(0) }, labels },
    silent: { series: { [up]: constant(1) } },
  };
}

function poolSaturated({ namespace }: Scope): Alert {
  const labels = { job: 'backend-api', namespace, pod: 'backend-1' };
  const waiting = series('db_pool_connections', {
    ...labels,
    state: 'waiting',
  });
  return {
    name: 'DatabasePoolSaturated',
    severity: 'warning',
    component: 'backend',
    expr: 'sum by (namespace, job, pod) (db_pool_connections{state="waiting"}) > 5',
    for: '5m',
    summary: 'Queries wait for a connection',
    description:
      '{{ $value }} queries of {{ $labels.pod }} in {{ $labels.namespace }} wait for a connection of the pool',
    fires: { series: { [waiting]: constant(8) }, labels, value: '8' },
    silent: { series: { [waiting]: constant(1) } },
  };
}

function backupMissing({ namespace, namespaces }: Scope): Alert {
  const cronjob = 'database-backup';
  const last = series('kube_cronjob_status_last_successful_time', {
    namespace,
    cronjob,
  });
  return {
    name: 'DatabaseBackupMissing',
    severity: 'critical',
    component: 'database',
    expr: `time() - max by (namespace, cronjob) (kube_cronjob_status_last_successful_time{${namespaces},cronjob=~".*backup.*"}) > 26 * 3600`,
    for: '10m',
    summary: 'The last backup of the database is too old',
    description:
      '{{ $labels.cronjob }} in {{ $labels.namespace }} last succeeded more than 26 hours ago',
    fires: {
      series: { [last]: growing(-10000) },
      labels: { namespace, cronjob },
    },
    silent: { series: { [last]: constant(0) } },
  };
}
