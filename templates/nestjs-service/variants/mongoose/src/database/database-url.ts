import { z } from 'zod';

export const databaseUrl = z
  .string({
    error: 'DATABASE_URL must be an address such as mongodb://user:password@localhost:27017/app.',
  })
  // Several hosts in one address are no URL
  .regex(/^mongodb(\+srv)?:\/\/\S+$/, {
    error: 'DATABASE_URL must be an address such as mongodb://user:password@localhost:27017/app.',
  });

/** Nothing answers there: for what needs an address and no database. */
export const nowhere = 'mongodb://127.0.0.1:1/app';
