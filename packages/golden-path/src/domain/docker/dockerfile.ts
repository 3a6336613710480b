import { Answers } from '../answers';
import {
  GeneratedFile,
  HEALTH_PATH,
  LAYOUT,
  SERVICE_PORT,
  SERVICE_UID,
} from '../files';

/** One instruction of a Dockerfile, with the reason a reader may ask for. */
interface Instruction {
  readonly keyword: string;
  readonly value: string;
  readonly why?: string;
}

interface Stage {
  readonly name: string;
  readonly purpose: string;
  readonly instructions: readonly Instruction[];
}

const DOCKERIGNORE = [
  '# Only what the build needs enters its context',
  '*',
  '!package.json',
  '!package-lock.json',
  '!.npmrc',
  '!tsconfig.json',
  '!tsconfig.build.json',
  '!src',
  '**/*.spec.ts',
];

/** The three-stage Dockerfile and what is kept out of its context. */
export function dockerFiles(answers: Answers): GeneratedFile[] {
  return [
    { path: LAYOUT.dockerfile, content: dockerfile(answers) },
    { path: '.dockerignore', content: `${DOCKERIGNORE.join('\n')}\n` },
  ];
}

function dockerfile(answers: Answers): string {
  const header = [
    '# Build from the root of the repository:',
    '#   docker build \\',
    '#     --build-arg BUILD_DATE="$(date -u +%Y-%m-%dT%H:%M:%SZ)" \\',
    '#     --build-arg VCS_REF="$(git rev-parse HEAD)" \\',
    `#     -t ${answers.name}-backend:latest -f ${LAYOUT.dockerfile} .`,
  ].join('\n');
  return `${[
    header,
    ...[deps(), builder(), runner(answers)].map(stage => write(stage, answers)),
  ].join('\n\n')}\n`;
}

function deps(): Stage {
  return {
    name: 'deps',
    purpose: 'All dependencies, built where their compilers are',
    instructions: [
      { keyword: 'WORKDIR', value: '/app' },
      {
        keyword: 'RUN',
        value: 'apk add --no-cache python3=~3.12 make=~4.4 g++=~14.2',
      },
      { keyword: 'COPY', value: 'package.json package-lock.json .npmrc ./' },
      { keyword: 'RUN', value: 'npm ci' },
    ],
  };
}

function builder(): Stage {
  return {
    name: 'builder',
    purpose: 'JavaScript, and of the dependencies only what it needs to run',
    instructions: [
      { keyword: 'WORKDIR', value: '/app' },
      {
        keyword: 'COPY',
        value: '--from=deps /app/node_modules ./node_modules',
      },
      {
        keyword: 'COPY',
        value:
          'package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./',
      },
      { keyword: 'COPY', value: 'src ./src' },
      { keyword: 'RUN', value: 'npm run build && npm prune --omit=dev' },
    ],
  };
}

function runner(answers: Answers): Stage {
  const copy = (what: string) =>
    `--from=builder --chown=nestjs:nodejs /app/${what} ./${what}`;
  return {
    name: 'runner',
    purpose: 'What is deployed: no compiler, no root, no secret',
    instructions: [
      { keyword: 'ARG', value: 'BUILD_DATE=unknown' },
      { keyword: 'ARG', value: 'VCS_REF=unknown' },
      { keyword: 'LABEL', value: labels(answers) },
      { keyword: 'WORKDIR', value: '/app' },
      {
        keyword: 'RUN',
        value: [
          'apk add --no-cache curl=~8 dumb-init=~1.2',
          `addgroup -S -g ${SERVICE_UID} nodejs`,
          `adduser -S -u ${SERVICE_UID} -G nodejs nestjs`,
          'mkdir -p /app/logs',
          'chown nestjs:nodejs /app/logs',
        ].join(' \\\n  && '),
      },
      { keyword: 'COPY', value: copy('package.json') },
      { keyword: 'COPY', value: copy('node_modules') },
      { keyword: 'COPY', value: copy('dist') },
      {
        keyword: 'ENV',
        value: `NODE_ENV=production \\\n  PORT=${SERVICE_PORT}`,
      },
      {
        keyword: 'VOLUME',
        value: '["/tmp", "/app/logs"]',
        why: 'The rest of the file system may be read-only',
      },
      {
        keyword: 'USER',
        value: 'nestjs',
        why: `Named for people; Kubernetes asks for its number, ${SERVICE_UID}\n# hadolint ignore=DL3066`,
      },
      { keyword: 'EXPOSE', value: String(SERVICE_PORT) },
      {
        keyword: 'HEALTHCHECK',
        value: `--interval=30s --timeout=5s --start-period=30s --retries=3 \\\n  CMD ["curl", "-fsS", "http://127.0.0.1:${SERVICE_PORT}${HEALTH_PATH}"]`,
      },
      {
        keyword: 'ENTRYPOINT',
        value: '["dumb-init", "--"]',
        why: 'Passes SIGTERM on, so that requests in flight are finished',
      },
      {
        keyword: 'CMD',
        value: '["node", "--enable-source-maps", "dist/main.js"]',
      },
    ],
  };
}

function labels(answers: Answers): string {
  const prefix = 'org.opencontainers.image';
  return [
    `${prefix}.title=${quote(`${answers.name}-backend`)}`,
    `${prefix}.description=${quote(answers.description)}`,
    `${prefix}.created="\${BUILD_DATE}"`,
    `${prefix}.revision="\${VCS_REF}"`,
  ].join(' \\\n  ');
}

/** A double-quoted word in which Docker expands nothing. */
function quote(text: string): string {
  return `"${text.replace(/[\\"$]/g, '\\$&')}"`;
}

/** The release of Alpine is part of the tag: packages keep their series. */
function baseImage(answers: Answers): string {
  return `node:${answers.nodeVersion}-alpine3.22`;
}

function write(stage: Stage, answers: Answers): string {
  const lines = stage.instructions.flatMap(({ keyword, value, why }) => [
    ...(why ? [`# ${why}`] : []),
    `${keyword} ${value}`,
  ]);
  return [
    `# ${stage.purpose}`,
    `FROM ${baseImage(answers)} AS ${stage.name}`,
    ...lines,
  ].join('\n');
}
