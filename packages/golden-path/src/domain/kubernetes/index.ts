import { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { writeYaml, writeYamlDocuments } from '../yaml';
import { configMap, namespace, secret } from './configuration';
import { deployment, serviceAccount } from './deployment';
import { baseKustomization, overlayKustomization } from './kustomization';
import { hostsOf, ingress, networkPolicies, service } from './network';
import { horizontalPodAutoscaler, podDisruptionBudget } from './scaling';

const policyComments: Record<string, { header: string }> = {
  'default-deny': {
    header: 'Zero trust: what the policies below do not allow is refused.',
  },
  'backend-egress': {
    header:
      'Data stores of this namespace, name resolution, and HTTPS outside the cluster.',
  },
  postgres: {
    header: 'Applies when the database runs in this namespace: no way out.',
  },
  redis: {
    header: 'Applies when Redis runs in this namespace: no way out.',
  },
};

/** The Kustomize base and its overlays, one file per concern. */
export function kubernetesFiles(answers: Answers): GeneratedFile[] {
  const base = baseFiles(answers);
  const names = base.map(([name]) => name);
  const files: [string, string][] = [
    [
      'base/kustomization.yaml',
      writeYaml(baseKustomization(answers, names), {
        header: 'What staging and production have in common.',
      }),
    ],
    ...base.map(([name, content]): [string, string] => [
      `base/${name}`,
      content,
    ]),
    ['staging/kustomization.yaml', overlay(answers, 'staging')],
    ['production/kustomization.yaml', overlay(answers, 'production')],
  ];
  return files.map(([path, content]) => ({
    path: `${LAYOUT.kubernetes}/${path}`,
    content,
  }));
}

function overlay(
  answers: Answers,
  environment: 'staging' | 'production',
): string {
  return writeYaml(overlayKustomization(answers, environment), {
    header: `kubectl apply -k ${LAYOUT.kubernetes}/${environment}`,
    above: {
      'images/0/newTag': `What runs in ${environment}: a change of this line is a deployment, restoring it a rollback.`,
    },
  });
}

function baseFiles(answers: Answers): [string, string][] {
  return [
    [
      'namespace.yaml',
      writeYaml(namespace(answers.name), {
        above: { 'metadata/name': 'Every overlay gives it its own name.' },
      }),
    ],
    [
      'backend-deployment.yaml',
      writeYamlDocuments([
        [serviceAccount()],
        [
          deployment(answers),
          {
            above: {
              'spec/replicas':
                'The least the autoscaler allows: raising it here would undo its choice at every apply.',
              'spec/template/spec/containers/0/image':
                'Named and versioned by the overlays.',
              'spec/template/spec/volumes':
                'The only places the container can write to.',
            },
          },
        ],
      ]),
    ],
    ['configmap.yaml', writeYaml(configMap())],
    [
      'secrets.yaml',
      writeYaml(secret(), {
        header:
          'Values never come from Git. Set them in each namespace; kubectl apply leaves\n' +
          'alone what it did not write:\n' +
          `kubectl patch secret app-secrets -n <namespace> --type merge -p '{"stringData":{"KEY":"value"}}'`,
      }),
    ],
    ['services.yaml', writeYaml(service())],
    [
      'ingress.yaml',
      writeYaml(ingress(answers, hostsOf(answers, 'production')), {
        above: {
          'metadata/annotations/kubernetes.io~1ingress.class':
            'For controllers that do not read ingressClassName yet.',
        },
      }),
    ],
    ['hpa.yaml', writeYaml(horizontalPodAutoscaler())],
    ['pdb.yaml', writeYaml(podDisruptionBudget())],
    [
      'network-policies.yaml',
      writeYamlDocuments(
        networkPolicies().map(policy => [
          policy,
          policyComments[policy.metadata?.name ?? ''],
        ]),
      ),
    ],
  ];
}
