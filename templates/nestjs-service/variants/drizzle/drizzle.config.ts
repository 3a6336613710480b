import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/database/drizzle/schema.ts',
  out: './drizzle',
});
