import { createHash } from 'node:crypto';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { Answers } from '../answers';
import {
  EnvironmentVariable,
  environmentVariables,
  websiteVariables,
} from '../environmentVariables';
import { labelsOf } from './workload';

export type Environment = 'staging' | 'production';

/** A component that runs in the cluster and reads its environment there. */
export type Configured = 'backend' | 'frontend';

export const CONFIG_MAPS: Readonly<Record<Configured, string>> = {
  backend: 'app-config',
  frontend: 'frontend-config',
};

const MAX_LABEL = 63;

/**
 * Namespace of a service in an environment: both may share a cluster. A name
 * that would not fit is cut and told apart by a digest.
 */
export function namespaceOf(name: string, environment: Environment): string {
  const full = `${name}-${environment}`;
  if (full.length <= MAX_LABEL) {
    return full;
  }
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const room = MAX_LABEL - environment.length - digest.length - 2;
  const start = name.slice(0, room).replace(/-+$/, '');
  return `${start}-${digest}-${environment}`;
}

export function namespace(name: string): INamespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'latest',
      },
    },
  };
}

/** What a component reads from its environment and anyone may know. */
export function runtimeVariables(
  answers: Answers,
  component: Configured,
): EnvironmentVariable[] {
  return component === 'frontend'
    ? [...websiteVariables(answers)]
    : environmentVariables(answers).filter(
        variable => variable.component === 'backend' && !variable.secret,
      );
}

/** The ConfigMaps: values that staging and production have in common. */
export function configMaps(answers: Answers): IConfigMap[] {
  return configuredComponents(answers).map(component => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: CONFIG_MAPS[component],
      labels: labelsOf(answers, component),
    },
    data: Object.fromEntries(
      runtimeVariables(answers, component).flatMap(({ name, value }) => {
        const production = value('production');
        return production !== undefined && production === value('staging')
          ? [[name, production]]
          : [];
      }),
    ),
  }));
}

/** What an environment adds to a component's ConfigMap. */
export function environmentValues(
  answers: Answers,
  component: Configured,
  environment: Environment,
): [string, string][] {
  return runtimeVariables(answers, component).flatMap(
    ({ name, value }): [string, string][] => {
      const own = value(environment);
      return own !== undefined && value('staging') !== value('production')
        ? [[name, own]]
        : [];
    },
  );
}

export function configuredComponents(answers: Answers): Configured[] {
  return (['backend', 'frontend'] as const).filter(component =>
    answers.components.includes(component),
  );
}
