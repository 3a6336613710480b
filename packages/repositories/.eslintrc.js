module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // The shared suite is a function of the implementation under test, which
      // is why it is exported and takes its title as an argument.
      files: ['src/__testUtils__/**'],
      rules: { 'jest/no-export': 'off', 'jest/valid-title': 'off' },
    },
  ],
});
