import pg from 'pg';
import type { Environment } from '../config/environment.js';
import { serviceName } from '../service.js';
import type { PoolUsage } from './database-health.js';
import { connectionTimeout, idleTimeout, statementTimeout } from './limits.js';

type PoolSettings = Pick<Environment, 'DATABASE_URL' | 'DATABASE_POOL_MAX'>;

/** Connections are made when first needed, at most as many as configured. */
export function createPool(settings: PoolSettings, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.DATABASE_URL,
    max: settings.DATABASE_POOL_MAX,
    application_name: serviceName,
    connectionTimeoutMillis: connectionTimeout,
    idleTimeoutMillis: idleTimeout,
    statement_timeout: statementTimeout,
  });
  // Without a listener, a database that restarts would end this process
  pool.on('error', onError);
  return pool;
}

export function usageOf(pool: pg.Pool): PoolUsage {
  return {
    active: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  };
}
