import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { Answers } from '../answers';
import { labelsOf, selectorOf } from './workload';

/** Two to ten pods: up at once, down slowly. */
export function horizontalPodAutoscaler(
  answers: Answers,
  app: string,
): IHorizontalPodAutoscaler {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: `${app}-hpa`, labels: labelsOf(answers, app) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: app },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [utilization('cpu', 70), utilization('memory', 80)],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 300,
          policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
        },
        scaleUp: {
          stabilizationWindowSeconds: 0,
          policies: [
            { type: 'Percent', value: 100, periodSeconds: 15 },
            { type: 'Pods', value: 4, periodSeconds: 15 },
          ],
          selectPolicy: 'Max',
        },
      },
    },
  };
}

function utilization(name: 'cpu' | 'memory', averageUtilization: number) {
  return {
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization } },
  };
}

/** At least one pod serves while nodes are drained. */
export function podDisruptionBudget(
  answers: Answers,
  app: string,
): IPodDisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: `${app}-pdb`, labels: labelsOf(answers, app) },
    spec: { minAvailable: 1, selector: { matchLabels: selectorOf(app) } },
  };
}
