import { parse, parseAllDocuments } from 'yaml';
import { kubernetesFiles } from '.';
import { answersOf } from '../__testUtils__/answers';
import { namespaceOf } from './configuration';

const answers = answersOf({
  domain: 'checkin.example.com',
  repoUrl: 'localhost?owner=Acme&repo=orders-api',
});

const files = new Map(
  kubernetesFiles(answers).map(file => [
    file.path.replace('infrastructure/kubernetes/', ''),
    file.content,
  ]),
);
const read = (path: string) => parse(files.get(path) ?? '');
const readAll = (path: string) =>
  parseAllDocuments(files.get(path) ?? '').map(document => document.toJS());

describe('kubernetesFiles', () => {
  it('writes one file per concern and lists them all', () => {
    const base = [...files.keys()].filter(path => path.startsWith('base/'));
    expect(read('base/kustomization.yaml').resources).toEqual(
      base
        .map(path => path.slice('base/'.length))
        .filter(name => name !== 'kustomization.yaml'),
    );
    expect([...files.keys()].filter(path => !base.includes(path))).toEqual([
      'staging/kustomization.yaml',
      'production/kustomization.yaml',
    ]);
  });

  it('updates two pods without ever having fewer', () => {
    const [account, deployment] = readAll('base/backend-deployment.yaml');
    expect(deployment.spec).toMatchObject({
      replicas: 2,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
      selector: { matchLabels: { app: 'backend' } },
    });
    expect(deployment.spec.template.spec.serviceAccountName).toBe(
      account.metadata.name,
    );
  });

  it('runs without privileges on a read-only file system', () => {
    const { spec } = readAll('base/backend-deployment.yaml')[1].spec.template;
    expect(spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1001,
      fsGroup: 1001,
    });
    expect(spec.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(spec.containers[0].volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'logs', mountPath: '/app/logs' },
    ]);
  });

  it('is probed, sized and spread as required', () => {
    const { spec } = readAll('base/backend-deployment.yaml')[1].spec.template;
    const [container] = spec.containers;
    expect(container.livenessProbe).toEqual({
      httpGet: { path: '/api/v1/health', port: 'http' },
      initialDelaySeconds: 30,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    });
    expect(container.readinessProbe).toEqual({
      httpGet: { path: '/api/v1/health', port: 'http' },
      initialDelaySeconds: 10,
      periodSeconds: 5,
      failureThreshold: 3,
    });
    expect(container.resources).toEqual({
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    });
    expect(container.ports[0].containerPort).toBe(3001);
    expect(
      spec.affinity.podAntiAffinity
        .preferredDuringSchedulingIgnoredDuringExecution,
    ).toEqual([
      {
        weight: 100,
        podAffinityTerm: {
          labelSelector: { matchLabels: { app: 'backend' } },
          topologyKey: 'kubernetes.io/hostname',
        },
      },
    ]);
    expect(spec.topologySpreadConstraints[0]).toMatchObject({
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
    });
  });

  it('scales from two to ten, up at once and down slowly', () => {
    const { spec } = read('base/hpa.yaml');
    expect(spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'backend' },
      minReplicas: 2,
      maxReplicas: 10,
    });
    expect(
      spec.metrics.map(
        (metric: {
          resource: { name: string; target: { averageUtilization: number } };
        }) => [metric.resource.name, metric.resource.target.averageUtilization],
      ),
    ).toEqual([
      ['cpu', 70],
      ['memory', 80],
    ]);
    expect(spec.behavior).toEqual({
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
    });
    expect(read('base/pdb.yaml').spec).toEqual({
      minAvailable: 1,
      selector: { matchLabels: { app: 'backend' } },
    });
  });

  it('lets through only the traffic that is listed', () => {
    const policies = Object.fromEntries(
      readAll('base/network-policies.yaml').map(policy => [
        policy.metadata.name,
        policy.spec,
      ]),
    );
    expect(policies['default-deny']).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
    const ports = (rules: { ports: { protocol: string; port: number }[] }[]) =>
      rules.flatMap(rule =>
        rule.ports.map(({ protocol, port }) => `${protocol} ${port}`),
      );
    expect(ports(policies['backend-ingress'].ingress)).toEqual([
      'TCP 3001',
      'TCP 3001',
      'TCP 3001',
    ]);
    expect(ports(policies['backend-egress'].egress)).toEqual([
      'TCP 5432',
      'TCP 6379',
      'UDP 53',
      'TCP 53',
      'TCP 443',
    ]);
    for (const store of ['postgres', 'redis']) {
      expect(policies[store].policyTypes).toContain('Egress');
      expect(policies[store].egress).toBeUndefined();
    }
  });

  it('is reached by two hosts over TLS, limited', () => {
    const { metadata, spec } = read('base/ingress.yaml');
    expect(metadata).toMatchObject({
      name: 'orders-api-ingress',
      annotations: {
        'kubernetes.io/ingress.class': 'nginx',
        'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
        'cert-manager.io/cluster-issuer': 'letsencrypt-prod',
        'nginx.ingress.kubernetes.io/limit-rps': '100',
        'nginx.ingress.kubernetes.io/limit-connections': '50',
      },
    });
    expect(spec.ingressClassName).toBe('nginx');
    expect(spec.tls).toEqual([
      {
        hosts: ['checkin.example.com', 'api.checkin.example.com'],
        secretName: 'orders-api-tls',
      },
    ]);
    expect(spec.rules.map((rule: { host: string }) => rule.host)).toEqual(
      spec.tls[0].hosts,
    );
  });

  it.each(['staging', 'production'])(
    'gives %s its namespace and the line that a deployment changes',
    environment => {
      const overlay = read(`${environment}/kustomization.yaml`);
      expect(overlay.namespace).toBe(`orders-api-${environment}`);
      expect(overlay.images).toEqual([
        {
          name: 'backend',
          newName: 'ghcr.io/acme/orders-api-backend',
          newTag: '0.1.0',
        },
      ]);
      expect(JSON.stringify(overlay)).not.toContain('replicas');
    },
  );

  it('holds no value of a secret', () => {
    expect(read('base/secrets.yaml')).not.toHaveProperty('data');
    expect(read('base/secrets.yaml')).not.toHaveProperty('stringData');
  });
});

describe('namespaceOf', () => {
  it('fits a label whatever the name', () => {
    const long = `a${'b'.repeat(61)}c`;
    const names = [long, `a${'b'.repeat(61)}d`].map(name =>
      namespaceOf(name, 'production'),
    );
    expect(new Set(names).size).toBe(2);
    for (const name of names) {
      expect(name).toMatch(/^[a-z0-9-]{1,63}$/);
    }
    expect(answersOf({ name: long }).name).toBe(long);
  });
});
