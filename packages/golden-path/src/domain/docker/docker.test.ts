import { dockerFiles } from '.';
import { answersOf } from '../__testUtils__/answers';
import type { Component, RawAnswers } from '../answers';
import { LAYOUT } from '../files';

function filesOf(raw: RawAnswers = {}, components?: readonly Component[]) {
  const files = dockerFiles(answersOf(raw, components));
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** The instructions of one stage, comments left out and long lines joined. */
function stageOf(dockerfile: string, name: string): string[] {
  const start = dockerfile.indexOf(` AS ${name}\n`);
  const rest = dockerfile.slice(start + ` AS ${name}\n`.length);
  const end = rest.search(/^FROM /m);
  return (end < 0 ? rest : rest.slice(0, end))
    .replace(/ \\\n\s*/g, ' ')
    .split('\n')
    .filter(line => line && !line.startsWith('#'));
}

const stagesOf = (dockerfile: string) =>
  [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)].map(match => ({
    image: match[1],
    name: match[2],
  }));

describe('the image of the backend', () => {
  const dockerfile = filesOf().get(LAYOUT.dockerfile) ?? '';
  const runner = stageOf(dockerfile, 'runner');

  it('[N01] is built in exactly three stages', () => {
    expect(stagesOf(dockerfile).map(({ name }) => name)).toEqual([
      'deps',
      'builder',
      'runner',
    ]);
  });

  it.each(['22', '24'])('[N02] starts from Node.js %s on Alpine', version => {
    const other = filesOf({ nodeVersion: version }).get(LAYOUT.dockerfile);
    expect(stagesOf(other ?? '').map(({ image }) => image)).toEqual(
      Array(3).fill(`node:${version}-alpine3.22`),
    );
  });

  it('[N03] installs all dependencies where the compilers are', () => {
    const deps = stageOf(dockerfile, 'deps');
    expect(deps).toContain(
      'RUN apk add --no-cache python3=~3.12 make=~4.4 g++=~14.2',
    );
    expect(deps).toContain('RUN npm ci');
  });

  it('[N04] [C19] builds, then keeps what production asks for', () => {
    expect(stageOf(dockerfile, 'builder')).toEqual([
      'WORKDIR /app',
      'COPY --from=deps /app/node_modules ./node_modules',
      'COPY . .',
      'RUN npm run build',
      'RUN npm pkg delete devDependencies && npm prune --omit=dev',
      expect.stringMatching(/^RUN find node_modules .* -delete$/),
    ]);
    expect(dockerfile).not.toContain('--production');
  });

  it('[N05] runs as a user without rights', () => {
    expect(runner.join('\n')).toContain(
      'addgroup -S -g 1001 nodejs && adduser -S -u 1001 -G nodejs nestjs',
    );
    expect(runner).toContain('USER nestjs');
    expect(runner.indexOf('USER nestjs')).toBeGreaterThan(
      runner.findLastIndex(line => /^(RUN|COPY) /.test(line)),
    );
  });

  it('[N06] passes signals on', () => {
    expect(runner).toContain('ENTRYPOINT ["dumb-init", "--"]');
    expect(runner.join('\n')).toMatch(/apk add .*dumb-init/);
  });

  it('[N07] is asked for its health by a curl that it holds', () => {
    expect(runner.find(line => line.startsWith('HEALTHCHECK'))).toContain(
      'CMD ["curl", "-fsS", "http://127.0.0.1:3001/api/v1/health"]',
    );
    expect(runner.join('\n')).toMatch(/apk add .*curl/);
  });

  it('[N08] says where it comes from', () => {
    expect(runner).toContain('ARG BUILD_DATE=unknown');
    expect(runner).toContain('ARG VCS_REF=unknown');
    expect(runner.find(line => line.startsWith('LABEL'))).toMatch(
      /title="orders-api-backend" .*created="\$\{BUILD_DATE\}" .*revision="\$\{VCS_REF\}"$/,
    );
  });

  it('[N09] writes to two volumes only', () => {
    expect(runner).toContain('VOLUME ["/tmp", "/app/logs"]');
    expect(runner.filter(line => line.startsWith('COPY'))).not.toContainEqual(
      expect.stringContaining('--chown'),
    );
  });

  it('[N10] takes no compiler and no development package along', () => {
    expect(runner.join('\n')).not.toMatch(/python|g\+\+|npm/);
    const [, ofPrisma] = stageOf(dockerfile, 'builder')
      .at(-1)
      ?.split(' && ') ?? [''];
    expect(ofPrisma).toContain("! -name '*.postgresql.*'");
    expect(
      filesOf({ database: 'mongodb' }).get(LAYOUT.dockerfile),
    ).not.toContain('prisma');
    expect(dockerfile).toContain('docker images orders-api-backend:latest');
  });

  it('[N11] [S51] lets nothing into its context but what the build needs', () => {
    const ignored = filesOf().get('.dockerignore')?.split('\n') ?? [];
    expect(ignored[1]).toBe('*');
    expect(ignored.filter(line => line.startsWith('!'))).toEqual([
      '!package.json',
      '!package-lock.json',
      '!.npmrc',
      '!tsconfig*.json',
      '!src',
      '!scripts',
      '!prisma',
      '!prisma.config.ts',
    ]);
    expect(dockerfile).not.toMatch(/SECRET|PASSWORD|TOKEN|\.env/);
  });

  it.each([
    ['single', '', '.'],
    ['monorepo', 'backend/', 'backend/'],
  ])('[N12] is built in a %s repository', (layout, folder, context) => {
    const files = filesOf({ layout });
    expect(files.has(`${folder}.dockerignore`)).toBe(true);
    const commands = files
      .get(LAYOUT.dockerfile)
      ?.replace(/^# ?/gm, '')
      .replace(/ \\\n\s*/g, ' ');
    expect(commands).toContain(
      'docker build --build-arg BUILD_DATE="$(date -u +%Y-%m-%dT%H:%M:%SZ)" ' +
        '--build-arg VCS_REF="$(git rev-parse HEAD)" -t orders-api-backend:latest ' +
        `-f infrastructure/docker/backend.Dockerfile ${context}\n`,
    );
    expect(commands).toContain('aquasec/trivy image orders-api-backend:latest');
  });

  it.each([
    [{ orm: 'prisma' }, ['prisma', 'prisma.config.ts']],
    [{ orm: 'drizzle' }, ['drizzle', 'drizzle.config.ts']],
    [{ database: 'mongodb' }, []],
  ])('[N58] is built with the migrations of %j', (raw, paths) => {
    const ignored = filesOf(raw).get('.dockerignore')?.split('\n') ?? [];
    const start = ignored.indexOf('!scripts') + 1;
    expect(ignored.slice(start, start + paths.length + 1)).toEqual([
      ...paths.map(path => `!${path}`),
      '**/*.spec.ts',
    ]);
  });

  it('[S24] records traces from before its first module is loaded', () => {
    expect(runner.at(-1)).toBe(
      'CMD ["node", "--enable-source-maps", "--import", "./dist/telemetry/tracing.js", "dist/main.js"]',
    );
  });
});

describe('the image of the frontend', () => {
  const files = filesOf({}, ['backend', 'frontend']);
  const dockerfile = files.get(LAYOUT.frontendDockerfile) ?? '';

  it('[W01] is a standalone server that runs without rights', () => {
    expect(stagesOf(dockerfile)).toEqual(
      ['deps', 'builder', 'runner'].map(name => ({
        name,
        image: 'node:24-alpine3.22',
      })),
    );
    const deps = stageOf(dockerfile, 'deps');
    expect(deps).toContain('RUN apk add --no-cache libc6-compat=~1.1');
    expect(deps).toContain('RUN npm ci');
    const builder = stageOf(dockerfile, 'builder');
    expect(builder).toContain('ARG NEXT_PUBLIC_API_URL');
    expect(builder.find(line => line.startsWith('ENV'))).toBe(
      'ENV NEXT_PUBLIC_API_URL=${NEXT_PUBLIC_API_URL} ' +
        'NEXT_PUBLIC_SENTRY_DSN=${NEXT_PUBLIC_SENTRY_DSN} NEXT_TELEMETRY_DISABLED=1',
    );
    expect(builder).toContain('RUN npm run build');
    const runner = stageOf(dockerfile, 'runner');
    expect(runner).toContain('COPY --from=builder /app/.next/standalone ./');
    expect(runner.join('\n')).toContain(
      'addgroup -S -g 1001 nodejs && adduser -S -u 1001 -G nodejs nextjs',
    );
    expect(runner.slice(-5)).toEqual([
      'USER nextjs',
      'EXPOSE 3000',
      expect.stringContaining('http://127.0.0.1:3000/api/health'),
      'ENTRYPOINT ["dumb-init", "--"]',
      'CMD ["node", "server.js"]',
    ]);
  });

  it('[W01] has a context of its own', () => {
    expect([...files.keys()]).toEqual([
      LAYOUT.dockerfile,
      'backend/.dockerignore',
      LAYOUT.frontendDockerfile,
      'frontend/.dockerignore',
    ]);
    expect(files.get('frontend/.dockerignore')).toContain('\n!public\n');
  });
});

it('[W01] leaves out images of components that there are not', () => {
  expect(filesOf({}, ['mobile']).size).toBe(0);
  expect([...filesOf({}, ['frontend']).keys()]).toEqual([
    LAYOUT.frontendDockerfile,
    '.dockerignore',
  ]);
});
