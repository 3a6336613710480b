import { Answers } from '../../answers';
import { applicationHealth } from './applicationHealth';
import { business } from './business';
import { capacity } from './capacity';
import { database } from './database';
import { jobs } from './jobs';
import { kubernetes } from './kubernetes';
import { latency } from './latency';
import { mongodb } from './mongodb';
import { monitoring } from './monitoring';
import { network } from './network';
import { postgres } from './postgres';
import { redis } from './redis';
import { runtime } from './runtime';
import { security } from './security';
import { slo } from './slo';
import { Runbooks } from './types';

/** What to do about each alert, by its name. */
export function runbooksOf({ database: kind }: Answers): Runbooks {
  return {
    ...applicationHealth,
    ...latency,
    ...slo,
    ...runtime,
    ...database,
    ...(kind === 'mongodb' ? mongodb : postgres),
    ...redis,
    ...jobs,
    ...security,
    ...kubernetes,
    ...capacity,
    ...network,
    ...business,
    ...monitoring,
  };
}

export type { Runbook } from './types';
