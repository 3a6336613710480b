/**
 * Builds golden paths for real: renders a repository, installs, lints,
 * type-checks, tests, builds and runs it, on a real PostgreSQL and Redis.
 *
 *   node proof/build.mjs nestjs-service          with the default answers
 *   node proof/build.mjs nestjs-service --pairs  with every pair of answers
 *   node proof/build.mjs product --only 3 --keep
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { proveBackend } from './components/backend.mjs';
import { proveFrontend } from './components/frontend.mjs';
import { proveMobile } from './components/mobile.mjs';
import { pairwise, parametersOf } from './lib/combinations.mjs';
import {
  assertClean,
  commitAll,
  goldenPath,
  inTemporaryFolder,
  render,
  write,
} from './lib/repository.mjs';
import { say, seconds } from './lib/run.mjs';
import { startServices } from './lib/services.mjs';

const PROOFS = {
  backend: proveBackend,
  frontend: proveFrontend,
  mobile: proveMobile,
};

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      pairs: { type: 'boolean' },
      only: { type: 'string' },
      keep: { type: 'boolean' },
    },
  });
  const templates = positionals.length
    ? positionals
    : Object.keys(goldenPath.TEMPLATES);
  const failures = [];
  for (const template of templates) {
    for (const answers of combinationsOf(template, values)) {
      const since = Date.now();
      const title = `${template} ${JSON.stringify(answers)}`;
      say(title);
      try {
        await inTemporaryFolder(
          folder => prove(template, answers, folder),
          values,
        );
        say(`✓ ${title} (${seconds(since)})\n`);
      } catch (error) {
        failures.push(title);
        say(`✗ ${title} (${seconds(since)})\n${error.message}\n`);
      }
    }
  }
  say(failures.length ? `Failed:\n${failures.join('\n')}` : 'All proved');
  process.exitCode = failures.length ? 1 : 0;
}

function combinationsOf(template, { pairs, only }) {
  const all = pairs ? pairwise(parametersOf(template)) : [{}];
  return only === undefined ? all : [all[Number(only)]];
}

async function prove(template, answers, folder) {
  const directory = join(folder, 'repository');
  const files = await render(template, answers);
  await write(directory, files);
  await commitAll(directory);
  const components = goldenPath.TEMPLATES[template];
  const services = components.includes('backend')
    ? await startServices(folder, answers)
    : undefined;
  try {
    for (const component of components) {
      const path =
        components.length > 1 || answers.layout === 'monorepo' ? component : '';
      await PROOFS[component](join(directory, path), answers, services);
    }
  } finally {
    await services?.stop();
  }
  await assertClean(directory);
}

await main();
