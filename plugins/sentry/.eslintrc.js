module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Tests put the plugin beside the one that it adds to, as an app does.
    '@backstage/no-mixed-plugin-imports': [
      'warn',
      { excludedFiles: ['**/*.test.tsx'] },
    ],
  },
});
