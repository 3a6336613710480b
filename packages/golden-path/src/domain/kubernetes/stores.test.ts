import { render } from './__testUtils__/manifests';

const inCluster = render({ databaseHosting: 'in-cluster' });
const mongodb = render({ databaseHosting: 'in-cluster', database: 'mongodb' });

describe('data stores in the cluster', () => {
  it.each([
    [inCluster, 'postgres', 'postgres:17.6-alpine', 70, 5432],
    [mongodb, 'mongodb', 'mongo:7.0', 999, 27017],
  ])(
    '[N40] [C1] [C18] run the database with a volume (%#)',
    (project, name, image, user, port) => {
      const { spec } = project.find('StatefulSet', name);
      const pod = spec.template.spec;
      expect(spec.serviceName).toBe(name);
      expect(project.find('Service', name).spec).toMatchObject({
        clusterIP: 'None',
        ports: [{ port }],
      });
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: user,
        fsGroup: user,
      });
      expect(pod.containers[0]).toMatchObject({
        image,
        envFrom: [{ secretRef: { name: `${name}-secrets` } }],
        securityContext: { readOnlyRootFilesystem: true },
      });
      expect(spec.volumeClaimTemplates[0].metadata.name).toBe('data');
    },
  );

  it('[N40] [C1] are left to the provider when they are managed', () => {
    const managed = render();
    for (const file of [
      'postgres-statefulset.yaml',
      'redis-deployment.yaml',
      'backup-cronjob.yaml',
    ]) {
      expect(managed.paths).not.toContain(`base/${file}`);
      expect(inCluster.paths).toContain(`base/${file}`);
    }
    const names = (project: typeof managed) =>
      project
        .base()
        .filter(({ kind }) => kind === 'Secret')
        .map(({ metadata }) => metadata.name);
    expect(names(managed)).toEqual(['app-secrets']);
    expect(names(mongodb)).toEqual(['app-secrets', 'mongodb-secrets']);
  });

  it('[N40] [N30] know geography when that is asked for', () => {
    const { spec } = render({
      databaseHosting: 'in-cluster',
      postgis: true,
    }).find('StatefulSet', 'postgres');
    expect(spec.template.spec.containers[0].image).toBe(
      'postgis/postgis:17-3.5-alpine',
    );
  });

  it('[N59] [S21] keep what Redis holds, and evict no job', () => {
    const configuration = inCluster.find('ConfigMap', 'redis-config').data[
      'redis.conf'
    ];
    expect(configuration).toMatch(/^appendonly yes$/m);
    expect(configuration).toMatch(/^maxmemory-policy noeviction$/m);
    const { spec } = inCluster.find('Deployment', 'redis');
    // Two pods cannot have the volume at the same time
    expect(spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    const pod = spec.template.spec;
    expect(pod.containers[0].args).toEqual([
      'redis-server',
      '/etc/redis/redis.conf',
    ]);
    expect(pod.volumes[0].persistentVolumeClaim.claimName).toBe(
      inCluster.find('PersistentVolumeClaim', 'redis-data').metadata.name,
    );
    const memory = /^maxmemory (\d+)mb$/m.exec(configuration);
    expect(Number(memory?.[1])).toBeLessThan(
      parseInt(pod.containers[0].resources.limits.memory, 10),
    );
  });

  it.each([
    [inCluster, 'pg_dump', 'postgres'],
    [mongodb, 'mongodump', 'mongodb'],
  ])('[S61] are backed up every night (%#)', (project, tool, name) => {
    const { schedule, jobTemplate } = project.find(
      'CronJob',
      'database-backup',
    ).spec;
    expect(schedule).toBe('17 2 * * *');
    const pod = jobTemplate.spec.template.spec;
    const [dump] = pod.initContainers;
    const [upload] = pod.containers;
    // What fails is not uploaded
    expect(dump.command.slice(0, 2)).toEqual(['sh', '-ec']);
    expect(dump.command[2]).toContain(tool);
    expect(dump.image).toBe(
      project.find('StatefulSet', name).spec.template.spec.containers[0].image,
    );
    expect(upload.command[2]).toContain(`"s3://$S3_BUCKET/backups/${name}/`);
    expect(pod.containers[0].volumeMounts[0]).toEqual(dump.volumeMounts[0]);
  });
});

describe('observability', () => {
  it.each([
    [render(), 'postgres-exporter', 'DATA_SOURCE_NAME'],
    [inCluster, 'postgres-exporter', 'DATA_SOURCE_NAME'],
    [mongodb, 'mongodb-exporter', 'MONGODB_URI'],
  ])(
    '[N60] [N80] shows data stores to Prometheus wherever they run (%#)',
    (project, name, variable) => {
      for (const [exporter, env, key] of [
        [name, variable, 'DATABASE_URL'],
        ['redis-exporter', 'REDIS_ADDR', 'REDIS_URL'],
      ]) {
        const { template } = project.find('Deployment', exporter).spec;
        const [container] = template.spec.containers;
        expect(container.env).toEqual([
          {
            name: env,
            valueFrom: { secretKeyRef: { name: 'app-secrets', key } },
          },
        ]);
        expect(template.metadata.annotations['prometheus.io/port']).toBe(
          String(container.ports[0].containerPort),
        );
      }
    },
  );

  it('[S24] [N60] collects traces where the backend sends them', () => {
    const { OTEL_EXPORTER_OTLP_ENDPOINT } = inCluster.configOf('production');
    const { hostname, port } = new URL(OTEL_EXPORTER_OTLP_ENDPOINT);
    const service = inCluster.find('Service', hostname);
    expect(service.spec.ports).toContainEqual(
      expect.objectContaining({ port: Number(port) }),
    );
    const [container] = inCluster.find('Deployment', 'otel-collector').spec
      .template.spec.containers;
    expect(container.args).toEqual(['--config=/etc/otel/otel-collector.yml']);
    const configuration = inCluster.find('ConfigMap', 'otel-collector-config')
      .data['otel-collector.yml'];
    expect(configuration).toContain('tail_sampling');
    const used = [...configuration.matchAll(/\$\{env:(\w+)\}/g)];
    expect(container.env.map(({ name }: { name: string }) => name)).toEqual(
      used.map(([, name]) => name),
    );
  });
});
