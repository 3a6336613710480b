const { defineConfig, globalIgnores } = require('eslint/config');
const expo = require('eslint-config-expo/flat');
const prettier = require('eslint-config-prettier');

module.exports = defineConfig(
  globalIgnores(['dist', 'coverage', '.expo', 'android', 'ios', 'src/api/schema.d.ts']),
  expo,
  {
    rules: {
      // What an app has to say goes to Sentry or onto the screen
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: ['scripts/**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', fetch: 'readonly' } },
  },
  prettier,
);
