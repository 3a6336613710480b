import type { Answers } from '../answers';
import { HEALTH_PATH, LAYOUT, SERVICE_PORT, SERVICE_UID } from '../files';
import { instruction, labels, run, Stage, writeDockerfile } from './dockerfile';
import { buildCommands } from './commands';
import { nodeImage } from './images';

/**
 * Starts an entry point of `dist`; traces are recorded from before the first of
 * its modules is loaded.
 */
export function startCommand(entry: 'main' | 'worker'): string[] {
  return [
    'node',
    '--enable-source-maps',
    '--import',
    './dist/telemetry/tracing.js',
    `dist/${entry}.js`,
  ];
}

function execForm(words: readonly string[]): string {
  return `[${words.map(word => JSON.stringify(word)).join(', ')}]`;
}

/** The image of the API; the worker and the migrations run from it too. */
export function backendDockerfile(answers: Answers): string {
  return writeDockerfile(buildCommands(answers, 'backend', LAYOUT.dockerfile), [
    deps(answers),
    builder(answers),
    runner(answers),
  ]);
}

function deps(answers: Answers): Stage {
  return {
    name: 'deps',
    purpose: 'All dependencies, built where their compilers are',
    image: nodeImage(answers),
    instructions: [
      instruction('WORKDIR', '/app'),
      run(['apk add --no-cache python3=~3.12 make=~4.4 g++=~14.2']),
      instruction('COPY', 'package.json package-lock.json .npmrc ./'),
      run(['npm ci']),
    ],
  };
}

function builder(answers: Answers): Stage {
  return {
    name: 'builder',
    purpose: 'JavaScript, and of the dependencies only what it needs to run',
    image: nodeImage(answers),
    instructions: [
      instruction('WORKDIR', '/app'),
      instruction('COPY', '--from=deps /app/node_modules ./node_modules'),
      instruction('COPY', '. .', 'What .dockerignore lets through'),
      run(['npm run build']),
      run(
        ['npm pkg delete devDependencies', 'npm prune --omit=dev'],
        'Pruning alone keeps development packages that a production package could\n' +
          'make use of, such as compilers and command lines: nothing asks for them here.',
      ),
      run(
        leaveOut(answers),
        answers.dataLayer === 'prisma'
          ? 'Types and source maps of packages are for those who develop them, the other\n' +
              'query compilers for those who use another database.'
          : 'Types and source maps of packages are for those who develop them.',
      ),
    ],
  };
}

/** Removes files that nothing loads; together they are half of the packages. */
function leaveOut(answers: Answers): string[] {
  const named = (...patterns: string[]) =>
    `\\( ${patterns.map(name => `-name '${name}'`).join(' -o ')} \\)`;
  return [
    `find node_modules -type f ${named('*.map', '*.d.ts', '*.d.?ts')} -delete`,
    ...(answers.dataLayer === 'prisma'
      ? [
          "find node_modules/@prisma/client/runtime -name 'query_compiler_*' ! -name '*.postgresql.*' -delete",
        ]
      : []),
  ];
}

function runner(answers: Answers): Stage {
  const copy = (path: string) =>
    instruction('COPY', `--from=builder /app/${path} ./${path}`);
  return {
    name: 'runner',
    purpose: 'What is deployed: no compiler, no root, no secret',
    image: nodeImage(answers),
    instructions: [
      instruction('WORKDIR', '/app'),
      run([
        'apk add --no-cache curl=~8 dumb-init=~1.2',
        `addgroup -S -g ${SERVICE_UID} nodejs`,
        `adduser -S -u ${SERVICE_UID} -G nodejs nestjs`,
        'mkdir -p /app/logs',
        'chown nestjs:nodejs /app/logs',
      ]),
      copy('package.json'),
      copy('node_modules'),
      // The migrations are part of it
      copy('dist'),
      ...labels(`${answers.name}-backend`, answers.description),
      instruction(
        'ENV',
        [
          'NODE_ENV=production',
          `PORT=${SERVICE_PORT}`,
          'APP_VERSION=${VCS_REF}',
        ].join(' \\\n  '),
      ),
      instruction(
        'VOLUME',
        '["/tmp", "/app/logs"]',
        'The rest of the file system may be read-only',
      ),
      instruction(
        'USER',
        'nestjs',
        `Named for people; Kubernetes asks for its number, ${SERVICE_UID}\nhadolint ignore=DL3066`,
      ),
      instruction('EXPOSE', String(SERVICE_PORT)),
      instruction(
        'HEALTHCHECK',
        `--interval=30s --timeout=5s --start-period=30s --retries=3 \\\n  CMD ["curl", "-fsS", "http://127.0.0.1:${SERVICE_PORT}${HEALTH_PATH}"]`,
      ),
      instruction(
        'ENTRYPOINT',
        '["dumb-init", "--"]',
        'Passes SIGTERM on, so that requests in flight are finished',
      ),
      instruction('CMD', execForm(startCommand('main'))),
    ],
  };
}
