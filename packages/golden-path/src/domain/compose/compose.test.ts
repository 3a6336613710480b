import type { Component } from '../answers';
import { ALL, PRODUCT, render } from './__testUtils__/compose';

const { services, text } = render();

describe('the containers of a developer', () => {
  it.each([
    [{}, 'postgres', 'postgres:17.6-alpine', '127.0.0.1:5432:5432'],
    [
      { postgis: true },
      'postgres',
      'postgis/postgis:17-3.5-alpine',
      '127.0.0.1:5432:5432',
    ],
    [{ database: 'mongodb' }, 'mongodb', 'mongo:7.0', '127.0.0.1:27017:27017'],
  ])('[N20] [N30] [C1] keep the data of %j', (raw, name, image, port) => {
    expect(render(raw).services[name]).toMatchObject({
      image,
      ports: [port],
      volumes: [expect.stringContaining(`${name}-data:`)],
    });
  });

  it('[N21] [N59] queue and cache in a Redis that evicts nothing', () => {
    expect(services.redis).toMatchObject({
      image: 'redis:7-alpine',
      ports: ['127.0.0.1:6379:6379'],
    });
    expect(services.redis.command?.join(' ')).toBe(
      'redis-server --appendonly yes --maxmemory-policy noeviction',
    );
  });

  it.each([
    [
      'single',
      ['backend'],
      '../..',
      'infrastructure/docker/backend.Dockerfile',
    ],
    [
      'monorepo',
      PRODUCT,
      '../../backend',
      '../infrastructure/docker/backend.Dockerfile',
    ],
  ])(
    '[N22] build the backend of a %s repository',
    (layout, components, context, dockerfile) => {
      const { backend } = render(
        { layout },
        components as Component[],
      ).services;
      expect(backend.build).toEqual({ context, dockerfile });
      expect(backend.ports).toEqual(['3001:3001']);
    },
  );

  it('[N23] [W03] build the website with the address of the API', () => {
    expect(services.frontend).toMatchObject({
      build: {
        context: '../../frontend',
        args: { NEXT_PUBLIC_API_URL: 'http://localhost:3001' },
      },
      ports: ['3000:3000'],
      environment: { NEXT_PUBLIC_API_URL: 'http://backend:3001' },
    });
    expect(render({}, ['backend']).services).not.toHaveProperty('frontend');
  });

  it('[N24] put nginx in front of production only', () => {
    expect(services.nginx).toMatchObject({
      profiles: ['production'],
      image: expect.stringMatching(/^nginx:.*alpine$/),
      ports: ['80:80', '443:443'],
    });
    const { nginx } = render();
    expect(nginx).toContain('proxy_pass http://backend:3001;');
    expect(nginx).toContain('proxy_pass http://frontend:3000;');
    expect(nginx).toMatch(/location ~\* \^\/api\/v1\/metrics \{\s+return 403;/);
    expect(nginx).toMatch(/location ~\* \^\/api\/metrics \{\s+return 403;/);
    expect(render({}, ['backend']).nginx).not.toContain('frontend');
    expect(render({}, ['frontend']).nginx).not.toContain('backend');
  });

  it('[N25] watch with Prometheus and Grafana when asked to', () => {
    expect(services.prometheus).toMatchObject({
      profiles: ['monitoring'],
      image: 'prom/prometheus:v2.47.0',
      ports: ['127.0.0.1:9090:9090'],
    });
    expect(services.grafana).toMatchObject({
      profiles: ['monitoring'],
      image: expect.stringContaining('grafana/grafana:'),
      ports: ['127.0.0.1:3002:3000'],
    });
  });

  it('[N25] [S24] show traces when asked to', () => {
    expect(services['otel-collector'].profiles).toEqual(['monitoring']);
    expect(services['otel-collector'].environment).toMatchObject({
      TRACES_ENDPOINT: 'http://jaeger:4318',
    });
    expect(render({}, ['frontend']).services).not.toHaveProperty(
      'otel-collector',
    );
  });

  it('[N26] [S13] have object storage with a bucket, and mail', () => {
    expect(services.minio.image).toMatch(/^minio\/minio:RELEASE/);
    expect(services['minio-bucket'].command).toEqual([
      'mb',
      '--ignore-existing',
      `local/${services.backend.environment?.S3_BUCKET}`,
    ]);
    expect(services.mailhog).toMatchObject({
      ports: ['127.0.0.1:1025:1025', '127.0.0.1:8025:8025'],
    });
  });

  it('[N27] are all asked whether they are well', () => {
    for (const project of ALL) {
      const runOnce = Object.entries(project.services).filter(
        ([, { restart }]) => restart === 'no',
      );
      for (const [, { healthcheck }] of runOnce) {
        expect(healthcheck).toEqual({ disable: true });
      }
      const others = Object.values(project.services).filter(
        ({ restart }) => restart !== 'no',
      );
      for (const { healthcheck } of others) {
        expect(healthcheck).toEqual({
          test: expect.arrayContaining(['CMD']),
          interval: '10s',
          timeout: '5s',
          retries: 5,
          start_period: '30s',
        });
      }
    }
    expect(
      JSON.stringify(
        render({ database: 'mongodb' }).services.mongodb.healthcheck,
      ),
    ).toContain("db.runCommand('ping').ok");
  });

  it('[N28] [N58] start after what they need', () => {
    for (const name of ['backend', 'worker']) {
      expect(services[name].depends_on).toMatchObject({
        postgres: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
        migrate: { condition: 'service_completed_successfully' },
      });
    }
    expect(services.migrate.command).toEqual(['node', 'dist/migrate.js']);
    for (const project of ALL) {
      const known = Object.keys(project.services);
      for (const { depends_on: needed = {} } of Object.values(
        project.services,
      )) {
        for (const [name, { condition }] of Object.entries(needed)) {
          expect(known).toContain(name);
          expect(condition).toBe(
            project.services[name].restart === 'no'
              ? 'service_completed_successfully'
              : 'service_healthy',
          );
        }
      }
    }
  });

  it('[N29] say how they are used', () => {
    for (const command of [
      ' up -d\n',
      ' --profile monitoring up -d\n',
      ' --profile production up -d\n',
      ' logs -f backend\n',
      ' up -d --build backend\n',
    ]) {
      expect(text).toContain(
        `docker compose -f infrastructure/docker/docker-compose.yml${command}`,
      );
    }
  });

  it('[N30] [N57] run the worker from the image of the backend', () => {
    const { backend, worker } = services;
    expect(worker).toMatchObject({
      image: backend.image,
      build: backend.build,
      environment: backend.environment,
    });
    expect(worker.command?.at(-1)).toBe('dist/worker.js');
  });

  it('[N09] [S07] run what is ours as the cluster does', () => {
    for (const name of ['migrate', 'backend', 'worker', 'frontend']) {
      expect(services[name]).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        tmpfs: expect.arrayContaining(['/tmp']),
      });
    }
  });

  it('[S50] reach each other by name', () => {
    const { environment } = render({ database: 'mongodb' }).services.backend;
    expect(environment).toMatchObject({
      DATABASE_URL: 'mongodb://mongodb:27017/app',
      REDIS_URL: 'redis://redis:6379',
      S3_ENDPOINT: 'http://minio:9000',
      SMTP_URL: 'smtp://mailhog:1025',
    });
  });

  it('[C18] all have a version', () => {
    for (const project of ALL) {
      for (const { image, build } of Object.values(project.services)) {
        expect(image).toMatch(build ? /:local$/ : /:(?!latest$)[\w.-]+$/);
      }
    }
  });
});
