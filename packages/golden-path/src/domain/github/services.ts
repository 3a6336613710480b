import { Answers } from '../answers';
import { Database, databaseOf, IMAGES, REDIS_PORT } from '../docker/images';
import { environmentVariables } from '../environmentVariables';
import { Service } from './workflow';

const POSTGRES = {
  POSTGRES_USER: 'app',
  POSTGRES_PASSWORD: 'app',
  POSTGRES_DB: 'app',
};

const READY: Readonly<Record<Database['name'], string>> = {
  postgres: 'pg_isready --username app',
  mongodb: `mongosh --quiet --eval 'quit(db.runCommand({ ping: 1 }).ok ? 0 : 1)'`,
};

/** Database and Redis beside a job, at the addresses of a developer's machine. */
export function dataServices(answers: Answers): Record<string, Service> {
  const database = databaseOf(answers);
  return {
    [database.name]: {
      image: database.image,
      ...(database.name === 'postgres' ? { env: POSTGRES } : {}),
      ...service(database.port, READY[database.name]),
    },
    redis: { image: IMAGES.redis, ...service(REDIS_PORT, 'redis-cli ping') },
  };
}

/** Addresses of the {@link dataServices}, as the service reads them. */
export function dataAddresses(answers: Answers): Record<string, string> {
  const addresses = environmentVariables(answers).filter(({ name }) =>
    ['DATABASE_URL', 'REDIS_URL'].includes(name),
  );
  return Object.fromEntries(
    addresses.map(({ name, value }) => [name, value('development') ?? '']),
  );
}

function service(port: number, ready: string) {
  return {
    ports: [`${port}:${port}`],
    options: `--health-cmd="${ready}" --health-interval=10s --health-timeout=5s --health-retries=5`,
  };
}
