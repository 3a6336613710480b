import type { mongo } from 'mongoose';

/** A step from one state of the database to the next. Merged ones never change. */
export type Migration = (db: mongo.Db) => Promise<void>;
