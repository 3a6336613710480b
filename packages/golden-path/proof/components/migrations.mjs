import { command, step } from '../lib/run.mjs';

/** Applies the migrations and looks at the tables afterwards. */
export async function prove(directory, answers, { env, services }) {
  const migrate = () =>
    command('node', ['dist/migrate.js'], { cwd: directory, env });
  await step('[N58] [N115] [N124] migrations make the tables', async () => {
    await migrate();
    await services.expectTables(env.DATABASE_URL, directory);
  });
  await step('[N58] applying them again changes nothing', async () => {
    await migrate();
    await services.expectTables(env.DATABASE_URL, directory);
  });
  if (answers.postgis) {
    await step('[N133] PostGIS is asked for by a migration', () =>
      services.expectPostgis(env.DATABASE_URL),
    );
  }
}
