import type { Answers, Component } from './answers';
import { FRONTEND_PORT, SERVICE_PORT } from './files';

/** Where a value of an environment variable is needed. */
export type Stage = 'development' | 'staging' | 'production';

/**
 * An environment variable of a generated component. This table is the one
 * place that names them: manifests, compose and Terraform follow it.
 */
export interface EnvironmentVariable {
  readonly name: string;
  readonly component: Component;
  /** Secrets go into Kubernetes Secrets, everything else into ConfigMaps. */
  readonly secret: boolean;
  /** Whether the component refuses to start without it. */
  readonly required: boolean;
  /** What it is for, one line in English. */
  readonly description: string;
  /** Value by stage; a secret has one in development only. */
  readonly value: (stage: Stage) => string | undefined;
  /**
   * Whether it is read while the application is built. That of a website is
   * a default: what it finds in its environment later wins.
   */
  readonly buildTime?: boolean;
}

/** The API as containers beside it reach it. */
const INTERNAL_API_URL = `http://backend:${SERVICE_PORT}`;

/** Everything the components of a repository read from their environment. */
export function environmentVariables(
  answers: Answers,
): readonly EnvironmentVariable[] {
  const variables = [
    ...backendVariables(answers),
    ...frontendVariables(answers),
    ...mobileVariables(answers),
  ];
  return variables.filter(variable =>
    answers.components.includes(variable.component),
  );
}

/**
 * What the server of the website reads where it runs: of its address of the
 * API, the shorter one, which is the same in every environment.
 */
export function websiteVariables(
  answers: Answers,
): readonly EnvironmentVariable[] {
  const internal = answers.components.includes('backend');
  return environmentVariables(answers)
    .filter(({ component }) => component === 'frontend')
    .map(variable =>
      internal && variable.name === 'NEXT_PUBLIC_API_URL'
        ? { ...variable, value: () => INTERNAL_API_URL }
        : variable,
    );
}

/** The host of an environment: the product's own. */
export function hostOf(answers: Answers, stage: Stage): string {
  return stage === 'production' ? answers.domain : `staging.${answers.domain}`;
}

type Details = Partial<
  Pick<EnvironmentVariable, 'secret' | 'required' | 'buildTime'>
>;

function declare(
  component: Component,
  name: string,
  description: string,
  value: (stage: Stage) => string | undefined,
  details: Details = {},
): EnvironmentVariable {
  return {
    secret: false,
    required: false,
    component,
    name,
    description,
    value,
    ...details,
  };
}

const inDevelopment = (value: string) => (stage: Stage) =>
  stage === 'development' ? value : undefined;

function databaseUrl(answers: Answers): string {
  return answers.database === 'mongodb'
    ? 'mongodb://localhost:27017/app'
    : 'postgresql://app:app@localhost:5432/app';
}

function backendVariables(answers: Answers): EnvironmentVariable[] {
  const setting = (
    name: string,
    description: string,
    value: EnvironmentVariable['value'],
  ) => declare('backend', name, description, value);
  const secret = (
    name: string,
    description: string,
    value: string,
    required = true,
  ) =>
    declare('backend', name, description, inDevelopment(value), {
      secret: true,
      required,
    });
  const s3Endpoint = inDevelopment('http://localhost:9000');
  return [
    setting('NODE_ENV', 'Turns on what only production needs', stage =>
      stage === 'development' ? 'development' : 'production',
    ),
    setting('PORT', 'TCP port of the API', () => String(SERVICE_PORT)),
    setting('LOG_LEVEL', 'fatal, error, warn, info, debug or trace', stage =>
      stage === 'production' ? 'info' : 'debug',
    ),
    setting(
      'APP_VERSION',
      'Version that errors, traces and logs name',
      inDevelopment('0.0.0-dev'),
    ),
    secret(
      'DATABASE_URL',
      'Connection string of the database',
      databaseUrl(answers),
    ),
    setting(
      'DATABASE_POOL_MAX',
      'Connections of one process to the database',
      () => '10',
    ),
    secret(
      'REDIS_URL',
      'Connection string of Redis: queues, rate limits, cache',
      'redis://localhost:6379',
    ),
    secret(
      'JWT_SECRET',
      'Signs the tokens of the API, at least 32 characters',
      'only-for-development-0123456789abcdef',
    ),
    setting(
      'CORS_ORIGINS',
      'Origins that browsers may call from, separated by commas',
      stage =>
        stage === 'development'
          ? `http://localhost:${FRONTEND_PORT}`
          : `https://${hostOf(answers, stage)}`,
    ),
    setting(
      'RATE_LIMIT_PER_MINUTE',
      'Requests of one client a minute',
      () => '300',
    ),
    setting(
      'SHUTDOWN_TIMEOUT_MS',
      'Milliseconds that requests in flight get to finish',
      () => '20000',
    ),
    setting(
      'S3_ENDPOINT',
      'Object storage that speaks S3; empty for AWS itself',
      s3Endpoint,
    ),
    setting('S3_REGION', 'Region of the bucket', () =>
      answers.cloudProvider === 'digitalocean' ? 'fra1' : 'eu-west-1',
    ),
    setting('S3_BUCKET', 'Bucket of uploads and exports', stage =>
      stage === 'development' ? 'app' : `${answers.name}-${stage}`,
    ),
    secret('S3_ACCESS_KEY_ID', 'Key of the bucket', 'minioadmin', false),
    secret('S3_SECRET_ACCESS_KEY', 'Secret of the key', 'minioadmin', false),
    secret('SMTP_URL', 'Mail server', 'smtp://localhost:1025', false),
    secret(
      'SENTRY_DSN',
      'Where errors are reported; nothing is without it',
      '',
      false,
    ),
    setting(
      'SENTRY_ENVIRONMENT',
      'What errors are filed under',
      stage => stage,
    ),
    setting(
      'SENTRY_TRACES_SAMPLE_RATE',
      'Share of requests that Sentry traces, 0 to 1',
      () => '0',
    ),
    setting(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'OpenTelemetry collector; no traces without it',
      stage => (stage === 'development' ? '' : 'http://otel-collector:4318'),
    ),
    setting(
      'OTEL_TRACES_SAMPLER_ARG',
      'Share of requests that are traced, 0 to 1',
      stage => (stage === 'production' ? '0.1' : '1'),
    ),
  ];
}

function frontendVariables(answers: Answers): EnvironmentVariable[] {
  const apiUrl = (stage: Stage) =>
    stage === 'development'
      ? `http://localhost:${SERVICE_PORT}`
      : `https://api.${hostOf(answers, stage)}`;
  const setting = (
    name: string,
    description: string,
    value: EnvironmentVariable['value'],
  ) => declare('frontend', name, description, value);
  return [
    declare('frontend', 'NEXT_PUBLIC_API_URL', 'Address of the API', apiUrl, {
      required: true,
      buildTime: true,
    }),
    declare(
      'frontend',
      'NEXT_PUBLIC_SENTRY_DSN',
      'Where errors are reported',
      () => '',
      {
        buildTime: true,
      },
    ),
    setting('LOG_LEVEL', 'fatal, error, warn, info, debug or trace', stage =>
      stage === 'production' ? 'info' : 'debug',
    ),
    setting(
      'SENTRY_ENVIRONMENT',
      'What errors are filed under',
      stage => stage,
    ),
    setting(
      'BACKEND_TIMEOUT_MS',
      'Milliseconds that the API has for an answer',
      () => '5000',
    ),
    setting(
      'ANALYTICS_SCRIPT_URL',
      'Script that counts visitors; nothing does without it',
      () => '',
    ),
  ];
}

function mobileVariables(answers: Answers): EnvironmentVariable[] {
  const apiUrl = (stage: Stage) =>
    stage === 'development'
      ? `http://localhost:${SERVICE_PORT}`
      : `https://api.${hostOf(answers, stage)}`;
  const optional = (name: string, description: string) =>
    declare('mobile', name, description, () => '', { buildTime: true });
  return [
    declare('mobile', 'EXPO_PUBLIC_API_URL', 'Address of the API', apiUrl, {
      required: true,
      buildTime: true,
    }),
    optional('EXPO_PUBLIC_SENTRY_DSN', 'Where crashes are reported'),
    optional('EXPO_PUBLIC_MAPBOX_TOKEN', 'Public token of the maps'),
    ...(answers.billing
      ? [optional('EXPO_PUBLIC_REVENUECAT_KEY', 'Public key of RevenueCat')]
      : []),
  ];
}
