import { z } from 'zod';

export const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'DATABASE_URL must be an address such as postgresql://user:password@localhost:5432/app.',
});

/** Nothing answers there: for what needs an address and no database. */
export const nowhere = 'postgresql://127.0.0.1:1/app';
