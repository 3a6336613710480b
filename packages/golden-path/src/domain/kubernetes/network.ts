import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { Answers } from '../answers';
import { databaseOf, REDIS_PORT } from '../docker/images';
import { FRONTEND_PORT, SERVICE_PORT } from '../files';
import type { YamlOptions } from '../yaml';
import { MIGRATE } from './backend';
import { BACKUP } from './backup';
import { exportersOf } from './exporters';
import { OTEL_COLLECTOR, OTEL_METRICS_PORT, OTLP_PORTS } from './otelCollector';
import {
  dns,
  Egress,
  from,
  namespaced,
  pods,
  policy,
  privateNetworks,
  publicInternet,
  to,
} from './policy';
import { selectorOf } from './workload';

type Commented = [INetworkPolicy, YamlOptions?];

const INGRESS_CONTROLLER = namespaced('ingress-nginx');
const MONITORING = namespaced('monitoring');

/** Label and port of the pods in which cert-manager answers HTTP challenges. */
const ACME_SOLVER = { 'acme.cert-manager.io/http01-solver': 'true' };
const ACME_PORT = 8089;

const HTTPS = 443;
/** Submission of mail, with STARTTLS and with TLS from the start. */
const SMTP = [587, 465];

/** Nothing may talk to anything, except what is listed here. */
export function networkPolicies(answers: Answers): Commented[] {
  const backend = answers.components.includes('backend');
  const inCluster = backend && answers.databaseHosting === 'in-cluster';
  return [
    [
      policy('default-deny', {}, { ingress: [], egress: [] }),
      {
        header:
          'Zero trust: what the policies below do not allow is refused. They need a\n' +
          'network plugin that enforces them, such as Cilium or Calico.',
      },
    ],
    ...(backend ? backendPolicies(answers) : []),
    ...(answers.components.includes('frontend')
      ? frontendPolicies(answers)
      : []),
    [
      policy('certificate-challenge', ACME_SOLVER, {
        ingress: [from([INGRESS_CONTROLLER], ACME_PORT)],
      }),
    ],
    ...(inCluster ? storePolicies(answers) : []),
    ...(backend ? monitoringPolicies(answers) : []),
  ];
}

function backendPolicies(answers: Answers): Commented[] {
  const frontend = answers.components.includes('frontend');
  const egress = [
    ...storeEgress(answers),
    dns,
    to([pods(OTEL_COLLECTOR)], OTLP_PORTS.grpc, OTLP_PORTS.http),
    to([publicInternet], HTTPS, ...SMTP),
  ];
  return [
    [
      policy('backend-ingress', selectorOf('backend'), {
        ingress: [
          ...(frontend ? [from([pods('frontend')], SERVICE_PORT)] : []),
          from([INGRESS_CONTROLLER], SERVICE_PORT),
          from([MONITORING], SERVICE_PORT),
        ],
      }),
    ],
    [
      policy('backend-egress', selectorOf('backend'), { egress }),
      {
        header:
          'Data stores, name resolution, traces; outside the cluster HTTPS and mail.',
        ...managedComment(answers),
      },
    ],
    [
      policy('worker-ingress', selectorOf('worker'), {
        ingress: [from([MONITORING], SERVICE_PORT)],
      }),
      { header: 'Nobody asks the worker for anything but its metrics.' },
    ],
    [policy('worker-egress', selectorOf('worker'), { egress })],
    [
      policy('backend-migrate', selectorOf(MIGRATE), {
        ingress: [],
        egress: [databaseEgress(answers), dns],
      }),
    ],
  ];
}

function managedComment(answers: Answers): YamlOptions {
  return answers.databaseHosting === 'managed'
    ? {
        above: {
          'spec/egress/0':
            'Managed data stores: narrow these to the network that they are in.',
        },
      }
    : {};
}

function frontendPolicies(answers: Answers): Commented[] {
  const backend = answers.components.includes('backend');
  return [
    [
      policy('frontend-ingress', selectorOf('frontend'), {
        ingress: [from([INGRESS_CONTROLLER, MONITORING], FRONTEND_PORT)],
      }),
    ],
    [
      policy('frontend-egress', selectorOf('frontend'), {
        egress: [
          ...(backend ? [to([pods('backend')], SERVICE_PORT)] : []),
          dns,
          to([publicInternet], HTTPS),
        ],
      }),
    ],
  ];
}

/** The ports that a provider's managed data stores listen on. */
function managedPorts(answers: Answers): { database: number; redis: number } {
  const { port } = databaseOf(answers);
  if (answers.cloudProvider === 'aws') {
    return { database: port, redis: REDIS_PORT };
  }
  return {
    database: answers.database === 'postgres' ? 25060 : port,
    redis: 25061,
  };
}

function databaseEgress(answers: Answers): Egress {
  const { name, port } = databaseOf(answers);
  return answers.databaseHosting === 'managed'
    ? to(privateNetworks, managedPorts(answers).database)
    : to([pods(name)], port);
}

function redisEgress(answers: Answers): Egress {
  return answers.databaseHosting === 'managed'
    ? to(privateNetworks, managedPorts(answers).redis)
    : to([pods('redis')], REDIS_PORT);
}

function storeEgress(answers: Answers): Egress[] {
  return [databaseEgress(answers), redisEgress(answers)];
}

/** The data stores of the namespace: asked by few, and no way out. */
function storePolicies(answers: Answers): Commented[] {
  const { name, port } = databaseOf(answers);
  const exporters = exportersOf(answers);
  const clients = (store: string, others: readonly string[]) => [
    ...['backend', 'worker', ...others].map(pods),
    ...exporters
      .filter(exporter => exporter.store === store)
      .map(exporter => pods(exporter.name)),
  ];
  return [
    [
      policy(name, selectorOf(name), {
        ingress: [from(clients(name, [MIGRATE, BACKUP]), port)],
        egress: [],
      }),
      { header: 'The data stores have no way out.' },
    ],
    [
      policy('redis', selectorOf('redis'), {
        ingress: [from(clients('redis', []), REDIS_PORT)],
        egress: [],
      }),
    ],
    [
      policy(BACKUP, selectorOf(BACKUP), {
        ingress: [],
        egress: [databaseEgress(answers), dns, to([publicInternet], HTTPS)],
      }),
    ],
  ];
}

function monitoringPolicies(answers: Answers): Commented[] {
  return [
    ...exportersOf(answers).map(
      ({ name, port, store }): Commented => [
        policy(name, selectorOf(name), {
          ingress: [from([MONITORING], port)],
          egress: [
            store === 'redis' ? redisEgress(answers) : databaseEgress(answers),
            dns,
          ],
        }),
      ],
    ),
    [
      policy(OTEL_COLLECTOR, selectorOf(OTEL_COLLECTOR), {
        ingress: [
          from(
            [pods('backend'), pods('worker')],
            OTLP_PORTS.grpc,
            OTLP_PORTS.http,
          ),
          from([MONITORING], OTEL_METRICS_PORT),
        ],
        egress: [dns, to([publicInternet], HTTPS), tracesEgress()],
      }),
    ],
  ];
}

/** Traces may go to a store in the namespace of the monitoring. */
function tracesEgress(): Egress {
  return to([MONITORING], OTLP_PORTS.grpc, OTLP_PORTS.http);
}
