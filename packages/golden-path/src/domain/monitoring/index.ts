import type { Answers } from '../answers';
import type { GeneratedFile } from '../files';

/** Prometheus, Alertmanager and Grafana. */
export function monitoringFiles(_answers: Answers): GeneratedFile[] {
  return [];
}
