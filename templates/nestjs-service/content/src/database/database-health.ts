/** Connections of the pool, as the metric `db_pool_connections` shows them. */
export interface PoolUsage {
  readonly active: number;
  readonly idle: number;
  /** Callers that wait for a connection. */
  readonly waiting: number;
}

/** What health checks and metrics may ask of the database. */
export abstract class DatabaseHealth {
  /** Rejects when the database does not answer. */
  abstract ping(): Promise<void>;
  abstract poolUsage(): PoolUsage;
}
