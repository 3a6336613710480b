import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { readMigrationEnvironment } from './config/environment.js';
import { findMissing, migrate, migrationsFolder } from './database/migrations.js';
import { serviceName } from './service.js';

/** Brings the database to the state this version needs; runs before its containers start. */
const environment = readMigrationEnvironment(process.env);
const logger = pino({ name: `${serviceName}-migrate`, level: environment.LOG_LEVEL });

try {
  const folder = fileURLToPath(new URL(`./${migrationsFolder}`, import.meta.url));
  const applied = await migrate(environment.DATABASE_URL, folder);
  logger.info({ applied }, `${applied.length} migrations applied`);
  // An exit code of 0 has to mean that the tables are there
  const missing = await findMissing(environment.DATABASE_URL);
  if (missing.length > 0) {
    logger.fatal({ missing }, 'the database lacks what this version needs');
    process.exitCode = 1;
  } else {
    logger.info('the database has what this version needs');
  }
} catch (error) {
  logger.fatal(error, 'migrations were not applied');
  process.exitCode = 1;
}
// The schema engine keeps a timer for the lock it has long given back
process.exit();
