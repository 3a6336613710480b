import { Answers } from '../../answers';
import { applicationHealth } from './applicationHealth';
import { businessAlerts } from './business';
import { databaseAlerts } from './database';
import { jobsAlerts } from './jobs';
import { kubernetesAlerts } from './kubernetes';
import { latencyAlerts } from './latency';
import { monitoringAlerts } from './monitoring';
import { networkAlerts } from './network';
import { redisAlerts } from './redis';
import { runtimeAlerts } from './runtime';
import { securityAlerts } from './security';
import { sloAlerts } from './slo';
import { Alert, AlertGroup, scopeOf } from './types';

const GROUPS = [
  applicationHealth,
  latencyAlerts,
  sloAlerts,
  runtimeAlerts,
  databaseAlerts,
  redisAlerts,
  jobsAlerts,
  securityAlerts,
  kubernetesAlerts,
  networkAlerts,
  businessAlerts,
  monitoringAlerts,
];

/** Every alert that a repository needs, in groups; none for an app on phones. */
export function alertGroups(answers: Answers): AlertGroup[] {
  const scope = scopeOf(answers);
  if (!scope.has('backend') && !scope.has('frontend')) {
    return [];
  }
  return GROUPS.map(group => group(scope)).filter(
    ({ alerts }) => alerts.length > 0,
  );
}

/** The same without their groups. */
export function alertsOf(answers: Answers): Alert[] {
  return alertGroups(answers).flatMap(({ alerts }) => alerts);
}

export * from './types';
