import type { Answers } from '../answers';
import { databaseOf } from '../docker/images';
import { LAYOUT } from '../files';
import { writeYaml, writeYamlDocuments, YamlOptions } from '../yaml';
import { backendDeployment, migrateJob, workerDeployment } from './backend';
import { BACKUP, backupCronJob } from './backup';
import { configMaps, namespace } from './configuration';
import { databaseStatefulSet } from './database';
import { exporterDeployment, exportersOf } from './exporters';
import { frontendDeployment } from './frontend';
import { closedIngress, ingress } from './ingress';
import { networkPolicies } from './network';
import {
  OTEL_COLLECTOR,
  otelCollectorConfigMap,
  otelCollectorDeployment,
} from './otelCollector';
import {
  REDIS,
  redisConfigMap,
  redisDeployment,
  redisVolumeClaim,
} from './redis';
import { horizontalPodAutoscaler, podDisruptionBudget } from './scaling';
import { secretManifests } from './secrets';
import { services } from './services';
import { serviceAccount } from './workload';

type File = [name: string, content: string];
type Documents = readonly (readonly [object, YamlOptions?])[];

const POD = 'spec/template/spec';

const DEPLOYMENT_COMMENTS = {
  'spec/replicas':
    'The least the autoscaler allows: raising it here would undo its choice at every apply.',
  [`${POD}/containers/0/image`]: 'Named and versioned by the overlays.',
  [`${POD}/volumes`]: 'The only places the container can write to.',
};

const MIGRATE_COMMENT =
  'Applies what is missing before this version starts; pods that start together\n' +
  'take turns by a lock of the database. When it fails, the old version goes on.';

const STOP_COMMENT =
  'Load balancers learn meanwhile that the pod is about to go.';

/** The files of the base in the order they are listed. */
export function baseFiles(answers: Answers): File[] {
  const backend = answers.components.includes('backend');
  const inCluster = backend && answers.databaseHosting === 'in-cluster';
  return [
    file('namespace.yaml', [
      [
        namespace(answers.name),
        { above: { 'metadata/name': 'Every overlay gives it its own name.' } },
      ],
    ]),
    ...(backend ? backendFiles(answers) : []),
    ...(answers.components.includes('frontend') ? [frontendFile(answers)] : []),
    ...(inCluster ? storeFiles(answers) : []),
    ...(backend ? observabilityFiles(answers) : []),
    ...sharedFiles(answers),
  ];
}

function backendFiles(answers: Answers): File[] {
  const comments = {
    ...DEPLOYMENT_COMMENTS,
    [`${POD}/initContainers/0`]: MIGRATE_COMMENT,
  };
  return [
    file('backend-deployment.yaml', [
      [serviceAccount(answers, 'backend')],
      [
        backendDeployment(answers),
        {
          above: {
            ...comments,
            [`${POD}/containers/0/lifecycle`]: STOP_COMMENT,
            ...(answers.splitProbes
              ? {
                  [`${POD}/containers/0/livenessProbe`]:
                    'Asks the process only: a failing database takes pods out of service,\n' +
                    'restarting them would not help.',
                }
              : {}),
          },
        },
      ],
    ]),
    file('worker-deployment.yaml', [
      [serviceAccount(answers, 'worker')],
      [workerDeployment(answers), { above: comments }],
    ]),
    file('migrate-job.yaml', [
      [
        migrateJob(answers),
        {
          header:
            'The migrations by themselves: the deployment applies this first and goes on when\n' +
            'it is complete. A Job cannot be changed, so one that is still there has to go\n' +
            'before the next: kubectl delete job backend-migrate -n <namespace> --ignore-not-found\n' +
            'Without that, kubectl apply -k complains about the Job alone, and the pods apply\n' +
            'the migrations as they start.',
          above: {
            'metadata/annotations':
              'Argo CD and Flux replace it by themselves.',
          },
        },
      ],
    ]),
  ];
}

function frontendFile(answers: Answers): File {
  return file('frontend-deployment.yaml', [
    [serviceAccount(answers, 'frontend')],
    [
      frontendDeployment(answers),
      {
        above: {
          ...DEPLOYMENT_COMMENTS,
          [`${POD}/containers/0/lifecycle`]: STOP_COMMENT,
        },
      },
    ],
  ]);
}

function storeFiles(answers: Answers): File[] {
  const { name } = databaseOf(answers);
  return [
    file(`${name}-statefulset.yaml`, [
      [serviceAccount(answers, name)],
      [
        databaseStatefulSet(answers),
        {
          header:
            'One pod and one volume: when its node fails, the database is away until the pod\n' +
            'runs elsewhere. It has no disruption budget, which would only block the nodes.',
        },
      ],
    ]),
    file('redis-deployment.yaml', [
      [serviceAccount(answers, REDIS)],
      [redisConfigMap(answers)],
      [redisVolumeClaim(answers)],
      [redisDeployment(answers)],
    ]),
    file('backup-cronjob.yaml', [
      [serviceAccount(answers, BACKUP)],
      [
        backupCronJob(answers),
        {
          header:
            'At worst a day is lost: recovery to any point in time needs a managed database.\n' +
            'Try it now:     kubectl create job --from=cronjob/database-backup backup-now -n <namespace>\n' +
            `How to restore: ${LAYOUT.runbooks}`,
        },
      ],
    ]),
  ];
}

function observabilityFiles(answers: Answers): File[] {
  return [
    file(
      'exporters.yaml',
      exportersOf(answers).flatMap(exporter => [
        [serviceAccount(answers, exporter.name)] as const,
        [exporterDeployment(answers, exporter)] as const,
      ]),
    ),
    file('otel-collector.yaml', [
      [serviceAccount(answers, OTEL_COLLECTOR)],
      [otelCollectorConfigMap(answers)],
      [
        otelCollectorDeployment(answers),
        {
          above: {
            [`${POD}/containers/0/env/0`]:
              'Any store that speaks OTLP over HTTP: Tempo, Jaeger, a vendor.',
          },
        },
      ],
    ]),
  ];
}

function sharedFiles(answers: Answers): File[] {
  const secrets = secretManifests(answers);
  const configurations = configMaps(answers);
  const scaled = ['backend', 'worker', 'frontend'].filter(app =>
    answers.components.some(
      component => component === (app === 'worker' ? 'backend' : app),
    ),
  );
  return [
    ...(configurations.length > 0
      ? [
          file(
            'configmap.yaml',
            configurations.map(configuration => [
              configuration,
              {
                header:
                  'What both environments share; the overlays add the rest. Pods read it when\n' +
                  'they start: kubectl rollout restart after a change.',
              },
            ]),
          ),
        ]
      : []),
    ...(secrets.length > 0 ? [file('secrets.yaml', secrets)] : []),
    file(
      'services.yaml',
      services(answers).map(service => [service]),
    ),
    file('ingress.yaml', [
      [
        ingress(answers, 'production'),
        {
          above: {
            'metadata/annotations/kubernetes.io~1ingress.class':
              'For controllers that do not read ingressClassName yet.',
          },
        },
      ],
      [
        closedIngress(answers, 'production'),
        {
          header:
            'Metrics are for Prometheus, which asks the pods. The longer path of a host wins,\n' +
            'as an expression that upper case does not get around.',
        },
      ],
    ]),
    file(
      'hpa.yaml',
      scaled.map(app => [horizontalPodAutoscaler(answers, app)]),
    ),
    file(
      'pdb.yaml',
      scaled.map(app => [podDisruptionBudget(answers, app)]),
    ),
    file('network-policies.yaml', networkPolicies(answers)),
  ];
}

function file(name: string, documents: Documents): File {
  return [
    name,
    documents.length === 1
      ? writeYaml(...(documents[0] as [object, YamlOptions?]))
      : writeYamlDocuments(documents),
  ];
}
