import { Component, RawAnswers } from '../answers';
import { kubernetes } from '../../validators/kubernetes';
import { answersOf } from '../__testUtils__/answers';
import { render } from './__testUtils__/manifests';
import { declaredSecrets } from './secrets';

const COMPONENTS: Component[][] = [
  ['backend'],
  ['frontend'],
  ['mobile'],
  ['backend', 'frontend'],
  ['backend', 'frontend', 'mobile'],
];

const CHOICES: RawAnswers[] = (
  [
    ['database', ['postgres', 'mongodb']],
    ['databaseHosting', ['managed', 'in-cluster']],
    ['cloudProvider', ['aws', 'digitalocean']],
    ['postgis', [false, true]],
    ['splitProbes', [false, true]],
  ] as const
)
  .reduce<RawAnswers[]>(
    (all, [name, values]) =>
      all.flatMap(answers =>
        values.map(value => ({ ...answers, [name]: value })),
      ),
    [{}],
  )
  .filter(({ database, postgis }) => database === 'postgres' || !postgis);

const ALL = COMPONENTS.flatMap(components =>
  CHOICES.map(raw => ({ components, raw, project: render(raw, components) })),
);

type Manifest = ReturnType<ReturnType<typeof render>['base']>[number];

/** Everything with a pod template, and that template's pod. */
function podsOf(manifests: Manifest[]) {
  return manifests.flatMap(manifest => {
    const spec = manifest.spec?.jobTemplate?.spec ?? manifest.spec;
    return spec?.template ? [{ manifest, template: spec.template }] : [];
  });
}

/** The `app` that something other than a workload selects. */
function selectedApp({ kind, spec }: Manifest): string | undefined {
  if (kind === 'Service') {
    return spec.selector.app;
  }
  return ['PodDisruptionBudget', 'NetworkPolicy'].includes(kind)
    ? (spec.selector ?? spec.podSelector).matchLabels?.app
    : undefined;
}

const isAutoscaler = ({ kind }: Manifest) => kind === 'HorizontalPodAutoscaler';

interface Container {
  name: string;
  image: string;
  ports?: { name: string }[];
  env?: {
    name: string;
    valueFrom?: Record<string, { name: string; key: string; optional?: true }>;
  }[];
  envFrom?: Record<string, { name: string }>[];
  securityContext: object;
  resources: { limits: object };
  volumeMounts?: { name: string }[];
}

/** The keys that a container cannot do without. */
const sourcesOf = (env: NonNullable<Container['env']>, source: string) =>
  env.flatMap(({ valueFrom = {}, name }) =>
    valueFrom[source] &&
    (source === 'secretKeyRef' || !valueFrom[source].optional)
      ? [{ variable: name, ...valueFrom[source] }]
      : [],
  );

const containersOf = (pod: {
  containers: Container[];
  initContainers?: Container[];
}) => [...(pod.initContainers ?? []), ...pod.containers];

describe('whatever the answers are', () => {
  it('[N40] [N55] manifests are what the schemas of Kubernetes say', async () => {
    const distinct = new Map(
      ALL.flatMap(({ project }) =>
        project.generated
          .filter(({ path }) => kubernetes.covers(path))
          .map(file => [`${file.path}\n${file.content}`, file] as const),
      ),
    );
    expect(distinct.size).toBeGreaterThan(50);
    expect(await kubernetes.validate([...distinct.values()], [])).toEqual([]);
  });

  it('[N40] names are unique and every pod is selected by its own labels', () => {
    for (const { project } of ALL) {
      const manifests = project.base();
      const names = manifests.map(
        ({ kind, metadata }) => `${kind} ${metadata.name}`,
      );
      expect(names).toEqual([...new Set(names)]);
      const apps = new Set(
        podsOf(manifests).map(({ template }) => template.metadata.labels.app),
      );
      for (const { manifest, template } of podsOf(manifests)) {
        const { selector } = manifest.spec;
        expect(template.metadata.labels).toMatchObject(
          selector?.matchLabels ?? {},
        );
      }
      for (const app of manifests.map(selectedApp).filter(Boolean)) {
        expect(apps).toContain(app);
      }
      for (const { spec } of manifests.filter(isAutoscaler)) {
        expect(names).toContain(`Deployment ${spec.scaleTargetRef.name}`);
      }
    }
  });

  it('[N53] policies name pods that exist', () => {
    for (const { project } of ALL) {
      const manifests = project.base();
      const apps = podsOf(manifests).map(
        ({ template }) => template.metadata.labels.app,
      );
      const text = JSON.stringify(
        manifests.filter(({ kind }) => kind === 'NetworkPolicy'),
      );
      for (const [, app] of text.matchAll(/"app":"([\w-]+)"/g)) {
        expect(apps).toContain(app);
      }
      // Every pod has a policy, or it could not be reached and reach nothing
      for (const app of apps) {
        expect(text).toContain(
          `"podSelector":{"matchLabels":{"app":"${app}"}}`,
        );
      }
    }
  });

  it('[N54] ingresses and Services lead to ports that pods have', () => {
    for (const { project } of ALL) {
      const manifests = project.base();
      const ports = new Set(
        podsOf(manifests).flatMap(({ template }) =>
          containersOf(template.spec).flatMap(container =>
            (container.ports ?? []).map(
              ({ name }) => `${template.metadata.labels.app} ${name}`,
            ),
          ),
        ),
      );
      const services = manifests.filter(({ kind }) => kind === 'Service');
      for (const { spec } of services) {
        for (const { targetPort } of spec.ports) {
          expect(ports).toContain(`${spec.selector.app} ${targetPort}`);
        }
      }
      const ingress = JSON.stringify(
        manifests.filter(({ kind }) => kind === 'Ingress'),
      );
      for (const [, name] of ingress.matchAll(
        /"service":{"name":"([\w-]+)"/g,
      )) {
        expect(services.map(({ metadata }) => metadata.name)).toContain(name);
      }
    }
  });

  it('[S50] [S52] every ConfigMap and Secret that pods read exists, with the key', () => {
    for (const { project, raw, components } of ALL) {
      const manifests = project.base();
      const secrets = new Map(
        declaredSecrets(answersOf(raw, components)).map(({ name, keys }) => [
          name,
          keys.map(key => key.name),
        ]),
      );
      const names = manifests.map(
        ({ kind, metadata }) => `${kind} ${metadata.name}`,
      );
      for (const { template } of podsOf(manifests)) {
        for (const { env = [], envFrom = [] } of containersOf(template.spec)) {
          for (const { configMapRef, secretRef } of envFrom) {
            expect(names).toContain(
              configMapRef
                ? `ConfigMap ${configMapRef.name}`
                : `Secret ${secretRef.name}`,
            );
          }
          for (const { name, key } of sourcesOf(env, 'secretKeyRef')) {
            expect(secrets.get(name)).toContain(key);
          }
          for (const { name, key } of sourcesOf(env, 'configMapKeyRef')) {
            for (const environment of ['staging', 'production']) {
              expect(project.configOf(environment, name)).toHaveProperty(key);
            }
          }
        }
      }
    }
  });

  it('[N42] [N43] [N49] no pod has privileges, and each is limited', () => {
    for (const { project } of ALL) {
      for (const { template } of podsOf(project.base())) {
        const { spec } = template;
        expect(spec).toMatchObject({
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
          },
        });
        for (const container of containersOf(spec)) {
          expect(container.securityContext).toEqual({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          });
          expect(Object.keys(container.resources.limits)).toEqual([
            'cpu',
            'memory',
          ]);
          for (const { name } of container.volumeMounts ?? []) {
            const claims =
              project
                .base()
                .find(
                  ({ kind, metadata }) =>
                    kind === 'StatefulSet' &&
                    metadata.name === spec.serviceAccountName,
                )?.spec.volumeClaimTemplates ?? [];
            expect(
              [...(spec.volumes ?? []), ...claims].map(
                volume => volume.name ?? volume.metadata.name,
              ),
            ).toContain(name);
          }
        }
      }
    }
  });

  it('[C18] every image has a version, by its tag or by the overlays', () => {
    for (const { project, components } of ALL) {
      for (const { template } of podsOf(project.base())) {
        for (const { image } of containersOf(template.spec)) {
          expect([...components, image]).toContain(
            /:(?!latest)[\w.-]+$/.test(image)
              ? image
              : components.find(component => component === image),
          );
        }
      }
    }
  });
});
