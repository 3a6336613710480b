/**
 * ESLint configuration of Jalon's backend packages: Backstage's own, plus the
 * purity of `src/domain`, which may not reach a framework, the network, the
 * disk or the clock.
 */
const factory = require('@backstage/cli/config/eslint-factory');

const impureModules = [
  '@backstage/*',
  'express',
  'express-*',
  'knex',
  'pg',
  'better-sqlite3',
  '@octokit/*',
  'node-fetch',
  'cross-fetch',
  'undici',
  'fs',
  'fs/*',
  'fs-extra',
  'http',
  'https',
  'net',
  'child_process',
  'node:fs',
  'node:fs/*',
  'node:http',
  'node:https',
  'node:net',
  'node:child_process',
  '../database/*',
  '../service/*',
  '../integrations/*',
];

module.exports = dir =>
  factory(dir, {
    overrides: [
      {
        files: ['src/domain/**/*.ts'],
        excludedFiles: ['**/*.test.ts'],
        rules: {
          'no-restricted-imports': [
            'error',
            {
              patterns: [
                {
                  group: impureModules,
                  message:
                    'Domain code is pure: move this to src/service, src/database or src/integrations.',
                },
              ],
            },
          ],
          'no-restricted-globals': [
            'error',
            ...['fetch', 'process', 'setTimeout', 'setInterval'].map(name => ({
              name,
              message:
                'Domain code is pure: take what you need as an argument.',
            })),
          ],
          'no-restricted-syntax': [
            'error',
            {
              selector: "NewExpression[callee.name='Date'][arguments.length=0]",
              message: 'Domain code takes `now` as an argument.',
            },
            {
              selector:
                "CallExpression[callee.object.name='Date'][callee.property.name='now']",
              message: 'Domain code takes `now` as an argument.',
            },
            {
              selector:
                "CallExpression[callee.object.name='Math'][callee.property.name='random']",
              message: 'Domain code is deterministic.',
            },
          ],
        },
      },
    ],
  });
