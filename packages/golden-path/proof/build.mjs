/**
 * Builds golden paths for real: renders a repository, installs, lints,
 * type-checks, tests, builds and runs it, on a real PostgreSQL and Redis.
 *
 *   node proof/build.mjs nestjs-service          with the default answers
 *   node proof/build.mjs nestjs-service --pairs  with every pair of answers
 *   node proof/build.mjs product --pairs --only 3 --keep
 *   node proof/build.mjs --pairs --shard 1/2     every other one of all templates
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { proveBackend } from './components/backend.mjs';
import { proveFrontend } from './components/frontend.mjs';
import { proveMobile } from './components/mobile.mjs';
import { pairsOfAnswers } from './lib/combinations.mjs';
import { Installer } from './lib/Installer.mjs';
import {
  assertClean,
  commitAll,
  goldenPath,
  inTemporaryFolder,
  render,
  write,
} from './lib/repository.mjs';
import { say, seconds } from './lib/run.mjs';
import { runtimeOf } from './lib/runtime.mjs';
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
      shard: { type: 'string', default: '1/1' },
      keep: { type: 'boolean' },
    },
  });
  const templates = positionals.length
    ? positionals
    : Object.keys(goldenPath.TEMPLATES);
  const failures = await inTemporaryFolder(
    folder => proveAll(templates, folder, values),
    values,
  );
  say(failures.length ? `Failed:\n${failures.join('\n')}` : 'All proved');
  process.exitCode = failures.length ? 1 : 0;
}

/**
 * One after the other in the same place, so that what is installed and what the
 * tools cache by path and content serves the next one as well.
 */
async function proveAll(templates, folder, values) {
  const failures = [];
  let installed;
  for (const { template, answers } of chosen(templates, values)) {
    const since = Date.now();
    const title = `${template} ${JSON.stringify(answers)}`;
    say(title);
    try {
      await installed?.keep();
      installed = undefined;
      installed = await prove(template, answers, folder);
      say(`✓ ${title} (${seconds(since)})\n`);
    } catch (error) {
      failures.push(title);
      say(`✗ ${title} (${seconds(since)})\n${error.message}\n`);
    }
  }
  return failures;
}

function chosen(templates, { pairs, only, shard }) {
  const all = templates.flatMap(template =>
    (pairs ? pairsOfAnswers(template) : [{}]).map(answers => ({
      template,
      answers,
    })),
  );
  const [part, parts] = shard.split('/').map(Number);
  return only === undefined
    ? all.filter((_, index) => index % parts === part - 1)
    : [all[Number(only)]];
}

/** Gives what it installed, in case that it serves another one. */
async function prove(template, answers, folder) {
  const directory = join(folder, 'repository');
  await rm(directory, { recursive: true, force: true });
  const files = await render(template, answers);
  await write(directory, files);
  await commitAll(directory);
  const runtime = runtimeOf(answers.nodeVersion);
  const installer = new Installer(join(folder, 'installed'), runtime);
  const components = goldenPath.TEMPLATES[template];
  const proveThem = async services => {
    for (const component of components) {
      const path =
        components.length > 1 || answers.layout === 'monorepo' ? component : '';
      await PROOFS[component](join(directory, path), {
        answers,
        services,
        runtime,
        installer,
      });
    }
  };
  await (components.includes('backend')
    ? withServices(answers, proveThem)
    : proveThem());
  await assertClean(directory);
  return installer;
}

async function withServices(answers, action) {
  await inTemporaryFolder(async folder => {
    const services = await startServices(folder, answers);
    try {
      await action(services);
    } finally {
      await services.stop();
    }
  });
}

await main();
