import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { parse } = require('yaml');
const Ajv = require('ajv').default;

/** What a directory must hold for each ecosystem that is used. */
const MANIFESTS = {
  npm: ['package.json', 'package-lock.json'],
  docker: [],
  'docker-compose': ['docker-compose.yml'],
  terraform: ['versions.tf'],
  'github-actions': ['.github/workflows'],
};

const text = { type: 'string', minLength: 1 };
const list = { type: 'array', items: text, minItems: 1, uniqueItems: true };
const object = (properties, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** The part of GitHub's schema that is used; any other key is refused. */
const SCHEMA = object({
  version: { const: 2 },
  updates: {
    type: 'array',
    minItems: 1,
    items: {
      ...object(
        {
          'package-ecosystem': { enum: Object.keys(MANIFESTS) },
          directory: { type: 'string', pattern: '^/' },
          directories: { ...list, items: { type: 'string', pattern: '^/' } },
          schedule: object({
            interval: { enum: ['daily', 'weekly', 'monthly'] },
            day: {
              enum: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
            },
          }),
          labels: list,
          'open-pull-requests-limit': { type: 'integer', minimum: 0 },
          groups: {
            type: 'object',
            // As GitHub wants the names of groups, which become branch names
            propertyNames: {
              pattern: '^[A-Za-z](?:[A-Za-z0-9_|-]*[A-Za-z])?$',
            },
            additionalProperties: object({ patterns: list }),
          },
        },
        ['package-ecosystem', 'schedule'],
      ),
      oneOf: [{ required: ['directory'] }, { required: ['directories'] }],
    },
  },
});

const check = new Ajv({ allErrors: true }).compile(SCHEMA);

/**
 * Checks the configuration of Dependabot, and that what it looks at is there.
 *
 * @throws Error with everything that is wrong
 */
export async function validate(directory) {
  const path = join(directory, '.github/dependabot.yml');
  const configuration = parse(await readFile(path, 'utf8'));
  if (!check(configuration)) {
    throw new Error(new Ajv().errorsText(check.errors, { separator: '\n' }));
  }
  const problems = [];
  const seen = new Set();
  for (const update of configuration.updates) {
    const ecosystem = update['package-ecosystem'];
    for (const folder of update.directories ?? [update.directory]) {
      const key = `${ecosystem} ${folder}`;
      if (seen.has(key)) {
        problems.push(`${key} is there twice`);
      }
      seen.add(key);
      for (const name of ['', ...MANIFESTS[ecosystem]]) {
        const exists = await access(join(directory, folder, name)).then(
          () => true,
          () => false,
        );
        if (!exists) {
          problems.push(`${ecosystem}: there is no ${join(folder, name)}`);
        }
      }
    }
  }
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}
