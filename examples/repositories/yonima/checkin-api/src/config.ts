export interface Config {
  readonly port: number;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly lateThresholdMinutes: number;
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    port: number(env, 'PORT', 3001),
    databaseUrl: required(env, 'DATABASE_URL'),
    redisUrl: required(env, 'REDIS_URL'),
    lateThresholdMinutes: number(env, 'CHECKIN_LATE_THRESHOLD_MINUTES', 10),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) {
    throw new Error(`${name} is missing: see .env.example`);
  }
  return value;
}

function number(env: NodeJS.ProcessEnv, name: string, byDefault: number) {
  const value = Number(env[name] ?? byDefault);
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`${name} must be a positive integer`);
  }
  return value;
}
