import type { Answers } from '../answers';
import { environmentVariables } from '../environmentVariables';
import {
  FRONTEND_HEALTH_PATH,
  FRONTEND_PORT,
  LAYOUT,
  SERVICE_UID,
} from '../files';
import { buildCommands } from './commands';
import { instruction, labels, run, Stage, writeDockerfile } from './dockerfile';
import { nodeImage } from './images';

/** The image of the website: a server of its own and the files it serves. */
export function frontendDockerfile(answers: Answers): string {
  return writeDockerfile(
    buildCommands(answers, 'frontend', LAYOUT.frontendDockerfile, [
      `NEXT_PUBLIC_API_URL=https://api.${answers.domain}`,
    ]),
    [deps(answers), builder(answers), runner(answers)],
  );
}

function deps(answers: Answers): Stage {
  return {
    name: 'deps',
    purpose: 'All dependencies; some of their binaries expect glibc',
    image: nodeImage(answers),
    instructions: [
      instruction('WORKDIR', '/app'),
      run(['apk add --no-cache libc6-compat=~1.1']),
      instruction('COPY', 'package.json package-lock.json .npmrc ./'),
      run(['npm ci']),
    ],
  };
}

function builder(answers: Answers): Stage {
  const names = environmentVariables(answers)
    .filter(({ component, buildTime }) => component === 'frontend' && buildTime)
    .map(({ name }) => name);
  return {
    name: 'builder',
    purpose: 'The website, with the addresses that browsers are to use',
    image: nodeImage(answers),
    instructions: [
      instruction('WORKDIR', '/app'),
      instruction('COPY', '--from=deps /app/node_modules ./node_modules'),
      instruction('COPY', '. .', 'What .dockerignore lets through'),
      ...names.map(name => instruction('ARG', name)),
      instruction(
        'ENV',
        [
          ...names.map(name => `${name}=\${${name}}`),
          'NEXT_TELEMETRY_DISABLED=1',
        ].join(' \\\n  '),
      ),
      run(['npm run build']),
    ],
  };
}

function runner(answers: Answers): Stage {
  return {
    name: 'runner',
    purpose:
      'What is deployed: what the server was traced to need, and no root',
    image: nodeImage(answers),
    instructions: [
      instruction('WORKDIR', '/app'),
      run([
        'apk add --no-cache dumb-init=~1.2',
        `addgroup -S -g ${SERVICE_UID} nodejs`,
        `adduser -S -u ${SERVICE_UID} -G nodejs nextjs`,
      ]),
      instruction('COPY', '--from=builder /app/public ./public'),
      instruction('COPY', '--from=builder /app/.next/standalone ./'),
      instruction('COPY', '--from=builder /app/.next/static ./.next/static'),
      run(['mkdir -p .next/cache', 'chown nextjs:nodejs .next/cache']),
      ...labels(`${answers.name}-frontend`, answers.description),
      instruction(
        'ENV',
        [
          'NODE_ENV=production',
          'NEXT_TELEMETRY_DISABLED=1',
          'HOSTNAME=0.0.0.0',
          `PORT=${FRONTEND_PORT}`,
          'APP_VERSION=${VCS_REF}',
        ].join(' \\\n  '),
      ),
      instruction(
        'VOLUME',
        '["/tmp", "/app/.next/cache"]',
        'The rest of the file system may be read-only',
      ),
      instruction(
        'USER',
        'nextjs',
        `Named for people; Kubernetes asks for its number, ${SERVICE_UID}\nhadolint ignore=DL3066`,
      ),
      instruction('EXPOSE', String(FRONTEND_PORT)),
      instruction(
        'HEALTHCHECK',
        `--interval=30s --timeout=5s --start-period=30s --retries=3 \\\n  CMD ["wget", "-qO", "/dev/null", "http://127.0.0.1:${FRONTEND_PORT}${FRONTEND_HEALTH_PATH}"]`,
      ),
      instruction('ENTRYPOINT', '["dumb-init", "--"]'),
      instruction('CMD', '["node", "server.js"]'),
    ],
  };
}
