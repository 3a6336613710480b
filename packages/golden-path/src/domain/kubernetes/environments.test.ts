import { parse } from 'yaml';
import { answersOf } from '../__testUtils__/answers';
import { environmentVariables } from '../environmentVariables';
import { render } from './__testUtils__/manifests';

const project = render({
  domain: 'checkin.example.com',
  repoUrl: 'localhost?owner=Acme&repo=orders-api',
});
const product = render({ name: 'checkin', domain: 'checkin.example.com' }, [
  'backend',
  'frontend',
]);

describe('the environments', () => {
  it.each(['staging', 'production'])(
    '[N55] [S07] give %s its namespace and the line that a deployment changes',
    environment => {
      const overlay = project.read(`${environment}/kustomization.yaml`);
      expect(overlay.namespace).toBe(`orders-api-${environment}`);
      expect(overlay.resources).toEqual(['../base']);
      expect(overlay.images).toEqual([
        {
          name: 'backend',
          newName: 'ghcr.io/acme/orders-api-backend',
          newTag: '0.1.0',
        },
      ]);
    },
  );

  it('[N55] [W03] [C16] name an image per component, in the chosen registry', () => {
    const overlay = render({ registry: 'dockerhub' }, [
      'backend',
      'frontend',
    ]).read('production/kustomization.yaml');
    expect(
      overlay.images.map((image: { newName: string }) => image.newName),
    ).toEqual([
      'docker.io/acme/orders-api-backend',
      'docker.io/acme/orders-api-frontend',
    ]);
  });

  it.each(['staging', 'production'] as const)(
    '[S07] [S50] set in %s everything that the table of variables says, and nothing secret',
    environment => {
      const table = environmentVariables(
        answersOf({ domain: 'checkin.example.com' }),
      ).filter(({ buildTime }) => !buildTime);
      const expected = table
        .filter(({ secret }) => !secret)
        .flatMap(({ name, value }) => {
          const own = value(environment);
          return own === undefined ? [] : [[name, own]];
        });
      expect(project.configOf(environment)).toEqual(
        Object.fromEntries(expected),
      );
    },
  );

  it('[S51] [S52] hold no value of a secret, and name each', () => {
    const secrets = render({ databaseHosting: 'in-cluster' });
    for (const name of ['app-secrets', 'postgres-secrets']) {
      const secret = secrets.find('Secret', name);
      expect(secret).not.toHaveProperty('data');
      expect(secret).not.toHaveProperty('stringData');
    }
    const text = secrets.text('base/secrets.yaml');
    for (const { name, secret } of environmentVariables(answersOf())) {
      expect([name, text.includes(`#   ${name}: `)]).toEqual([name, secret]);
    }
    expect(text).toContain('#   POSTGRES_PASSWORD: ');
  });
});

describe('the way in', () => {
  it('[N54] [C21] is by two hosts over TLS, limited', () => {
    const { metadata, spec } = project.find('Ingress', 'orders-api-ingress');
    expect(metadata.annotations).toEqual({
      'kubernetes.io/ingress.class': 'nginx',
      'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
      'cert-manager.io/cluster-issuer': 'letsencrypt-prod',
      'nginx.ingress.kubernetes.io/limit-rps': '100',
      'nginx.ingress.kubernetes.io/limit-connections': '50',
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

  it('[N54] [N55] changes every host of it in staging', () => {
    const { patches } = project.read('staging/kustomization.yaml');
    const hosts = patches
      .filter(
        ({ target }: { target: { kind: string } }) => target.kind === 'Ingress',
      )
      .flatMap(({ patch }: { patch: string }) => parse(patch))
      .map(({ value }: { value: string }) => value);
    expect([...new Set(hosts)]).toEqual([
      'staging.checkin.example.com',
      'api.staging.checkin.example.com',
    ]);
    expect(hosts).toHaveLength(6);
  });

  it('[N54] [S62] leads to no metrics', () => {
    const { metadata, spec } = product.find(
      'Ingress',
      'checkin-ingress-closed',
    );
    expect(
      metadata.annotations[
        'nginx.ingress.kubernetes.io/whitelist-source-range'
      ],
    ).toBe('127.0.0.1/32');
    expect(pathsOf(spec)).toEqual([
      'checkin.example.com/api/v1/metrics backend',
      'checkin.example.com/api/metrics frontend',
      'api.checkin.example.com/api/v1/metrics backend',
    ]);
  });

  it('[W03] leads from the host of the product to the website', () => {
    expect(pathsOf(product.find('Ingress', 'checkin-ingress').spec)).toEqual([
      'checkin.example.com/api/v1 backend',
      'checkin.example.com/ frontend',
      'api.checkin.example.com/ backend',
    ]);
    const site = render({ domain: 'checkin.example.com' }, ['frontend']);
    expect(pathsOf(site.find('Ingress', 'orders-api-ingress').spec)).toEqual([
      'checkin.example.com/ frontend',
    ]);
  });
});

describe('the website', () => {
  it('[W03] [N41] [N42] [N43] runs as the backend does', () => {
    const { spec } = product.find('Deployment', 'frontend');
    expect(spec).toMatchObject({
      replicas: 2,
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    });
    const pod = spec.template.spec;
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1001,
    });
    expect(pod.containers[0]).toMatchObject({
      image: 'frontend',
      ports: [{ name: 'http', containerPort: 3000 }],
      securityContext: { readOnlyRootFilesystem: true },
      livenessProbe: { httpGet: { path: '/api/health' } },
      volumeMounts: [
        { mountPath: '/tmp' },
        // Where Next.js keeps optimised images and revalidated pages
        { mountPath: '/app/.next/cache' },
      ],
    });
    expect(spec.template.metadata.annotations).toMatchObject({
      'prometheus.io/port': '3000',
      'prometheus.io/path': '/api/metrics',
    });
    expect(product.find('Service', 'frontend').spec.ports[0].port).toBe(3000);
  });

  it('[W03] [S07] asks the backend inside the cluster, in every environment', () => {
    const [container] = product.find('Deployment', 'frontend').spec.template
      .spec.containers;
    expect(container.envFrom).toEqual([
      { configMapRef: { name: 'frontend-config' } },
    ]);
    for (const environment of ['staging', 'production']) {
      expect(product.configOf(environment, 'frontend-config')).toMatchObject({
        NEXT_PUBLIC_API_URL: 'http://backend:3001',
        SENTRY_ENVIRONMENT: environment,
      });
    }
    const site = render({ domain: 'checkin.example.com' }, ['frontend']);
    expect(site.configOf('staging', 'frontend-config')).toMatchObject({
      NEXT_PUBLIC_API_URL: 'https://api.staging.checkin.example.com',
    });
  });

  it('[W03] [S51] sees no secret and no setting of the backend', () => {
    const pod = product.find('Deployment', 'frontend').spec.template.spec;
    expect(JSON.stringify(pod)).not.toMatch(/app-(secrets|config)/);
  });
});

interface IngressSpec {
  rules: {
    host: string;
    http: { paths: { path: string; backend: { service: { name: string } } }[] };
  }[];
}

function pathsOf(spec: IngressSpec): string[] {
  return spec.rules.flatMap(({ host, http }) =>
    http.paths.map(
      ({ path, backend }) => `${host}${path} ${backend.service.name}`,
    ),
  );
}
