/** What is deployed is `dist` and `node_modules`: migrations are part of it. */
import { cpSync, existsSync } from 'node:fs';

for (const folder of ['prisma/migrations', 'drizzle']) {
  if (existsSync(folder)) {
    cpSync(folder, `dist/${folder}`, { recursive: true });
  }
}
