import { z } from 'zod';

export const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'DATABASE_URL must be an address such as postgresql://user:password@localhost:5432/app.',
});
