import { answersOf } from '../__testUtils__/answers';
import { render } from './__testUtils__/manifests';
import { namespaceOf } from './configuration';

const project = render({
  domain: 'checkin.example.com',
  repoUrl: 'localhost?owner=Acme&repo=orders-api',
});
const { find, read, paths } = project;
const backend = () => find('Deployment', 'backend');
const podOf = (name: string) => find('Deployment', name).spec.template.spec;

describe('the base', () => {
  it('[N40] has one file per concern and lists them all', () => {
    const base = paths.filter(path => path.startsWith('base/'));
    expect(read('base/kustomization.yaml').resources).toEqual(
      base
        .map(path => path.slice('base/'.length))
        .filter(name => name !== 'kustomization.yaml'),
    );
    expect(paths.filter(path => !base.includes(path))).toEqual([
      'staging/kustomization.yaml',
      'production/kustomization.yaml',
    ]);
  });

  it.each([
    ['postgres', 'postgres-statefulset.yaml'],
    ['mongodb', 'mongodb-statefulset.yaml'],
  ])(
    '[N40] [C1] has every file that is asked for with %s',
    (database, file) => {
      const product = render({ database, databaseHosting: 'in-cluster' }, [
        'backend',
        'frontend',
      ]);
      expect(product.paths).toEqual(
        expect.arrayContaining(
          [
            'kustomization.yaml',
            'namespace.yaml',
            'backend-deployment.yaml',
            'frontend-deployment.yaml',
            file,
            'redis-deployment.yaml',
            'configmap.yaml',
            'secrets.yaml',
            'services.yaml',
            'ingress.yaml',
            'hpa.yaml',
            'pdb.yaml',
            'network-policies.yaml',
          ].map(name => `base/${name}`),
        ),
      );
    },
  );

  it('[N40] has nothing for an app that runs on phones only', () => {
    expect(render({}, ['mobile']).paths).toEqual([]);
  });

  it('[N49] gives every workload an account of its own without a token', () => {
    const workloads = render({ databaseHosting: 'in-cluster' })
      .base()
      .filter(({ kind }) => ['Deployment', 'StatefulSet'].includes(kind));
    expect(workloads).toHaveLength(7);
    for (const { metadata, spec } of workloads) {
      expect(spec.template.spec).toMatchObject({
        serviceAccountName: metadata.name,
        automountServiceAccountToken: false,
      });
    }
    expect(find('ServiceAccount', 'backend')).toMatchObject({
      automountServiceAccountToken: false,
    });
  });
});

describe('the backend', () => {
  it('[N41] [N56] [C17] is updated one by one, never with fewer than two', () => {
    expect(backend().spec).toMatchObject({
      replicas: 2,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
      selector: { matchLabels: { app: 'backend' } },
    });
    for (const environment of ['staging', 'production']) {
      expect(read(`${environment}/kustomization.yaml`)).not.toHaveProperty(
        'replicas',
      );
      expect(project.text(`${environment}/kustomization.yaml`)).not.toContain(
        '/spec/replicas',
      );
    }
  });

  it('[N56] finishes what it has begun before it stops', () => {
    const pod = podOf('backend');
    expect(pod.containers[0].lifecycle.preStop.exec.command).toEqual([
      'sleep',
      '5',
    ]);
    const { SHUTDOWN_TIMEOUT_MS } = project.configOf('production');
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(
      5 + Number(SHUTDOWN_TIMEOUT_MS) / 1000,
    );
  });

  it('[N42] [N43] runs without privileges on a read-only file system', () => {
    const pod = podOf('backend');
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1001,
      fsGroup: 1001,
    });
    expect(pod.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod.containers[0].volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'logs', mountPath: '/app/logs' },
    ]);
    expect(pod.volumes).toEqual([
      { name: 'tmp', emptyDir: {} },
      { name: 'logs', emptyDir: {} },
    ]);
  });

  it('[N44] [N45] [C2] is probed as required', () => {
    const [container] = podOf('backend').containers;
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
    expect(container.ports[0]).toMatchObject({
      name: 'http',
      containerPort: 3001,
    });
  });

  it('[C2] is not restarted for its database when probes are split', () => {
    const split = render({ splitProbes: true });
    for (const app of ['backend', 'worker']) {
      const [container] = split.find('Deployment', app).spec.template.spec
        .containers;
      expect(container.livenessProbe.httpGet.path).toBe('/api/v1/health/live');
      expect(container.readinessProbe.httpGet.path).toBe('/api/v1/health');
    }
  });

  it('[N46] [N47] [N48] is sized and spread as required', () => {
    const pod = podOf('backend');
    expect(pod.containers[0].resources).toEqual({
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    });
    const labelSelector = { matchLabels: { app: 'backend' } };
    expect(
      pod.affinity.podAntiAffinity
        .preferredDuringSchedulingIgnoredDuringExecution,
    ).toEqual([
      {
        weight: 100,
        podAffinityTerm: {
          labelSelector,
          topologyKey: 'kubernetes.io/hostname',
        },
      },
    ]);
    expect(pod.topologySpreadConstraints).toEqual([
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector,
      },
    ]);
  });

  it('[N60] tells Prometheus where its metrics are', () => {
    for (const app of ['backend', 'worker']) {
      expect(
        find('Deployment', app).spec.template.metadata.annotations,
      ).toEqual({
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '3001',
        'prometheus.io/path': '/api/v1/metrics',
      });
    }
  });

  it('[N57] [S19] has a worker that is the same image started differently', () => {
    const worker = find('Deployment', 'worker');
    const [api] = podOf('backend').containers;
    const [container] = worker.spec.template.spec.containers;
    expect(container).toMatchObject({
      image: api.image,
      args: [
        'node',
        '--enable-source-maps',
        '--import',
        './dist/telemetry/tracing.js',
        'dist/worker.js',
      ],
      envFrom: api.envFrom,
      livenessProbe: api.livenessProbe,
      securityContext: api.securityContext,
    });
    expect(worker.spec.selector.matchLabels).toEqual({ app: 'worker' });
  });

  it('[N58] applies its migrations before it starts', () => {
    const job = find('Job', 'backend-migrate').spec;
    const [ofJob] = job.template.spec.containers;
    expect(ofJob).toMatchObject({
      image: 'backend',
      args: ['node', 'dist/migrate.js'],
    });
    for (const app of ['backend', 'worker']) {
      expect(podOf(app).initContainers).toEqual([ofJob]);
    }
    expect(job.template.spec.restartPolicy).toBe('Never');
    expect(job.ttlSecondsAfterFinished).toBeGreaterThan(0);
    expect(JSON.stringify(project.generated)).not.toMatch(/prisma (db )?push/);
  });
});

describe('scaling', () => {
  it.each(['backend', 'worker', 'frontend'])(
    '[N50] [N51] [S18] scales the %s from two to ten, up at once and down slowly',
    app => {
      const product = render({}, ['backend', 'frontend']);
      const { spec } = product.find('HorizontalPodAutoscaler', `${app}-hpa`);
      expect(spec).toMatchObject({
        scaleTargetRef: { kind: 'Deployment', name: app },
        minReplicas: 2,
        maxReplicas: 10,
        metrics: [
          { resource: { name: 'cpu', target: { averageUtilization: 70 } } },
          { resource: { name: 'memory', target: { averageUtilization: 80 } } },
        ],
      });
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
      expect(product.find('PodDisruptionBudget', `${app}-pdb`).spec).toEqual({
        minAvailable: 1,
        selector: { matchLabels: { app } },
      });
    },
  );

  it('[N52] keeps one pod while nodes are drained', () => {
    expect(find('PodDisruptionBudget', 'backend-pdb')).toMatchObject({
      apiVersion: 'policy/v1',
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'backend' } } },
    });
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
