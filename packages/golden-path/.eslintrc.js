const base = require('../../eslint/backend-plugin')(__dirname);

module.exports = {
  ...base,
  overrides: [
    ...base.overrides,
    {
      files: ['src/**/*.test.ts'],
      rules: {
        'jest/expect-expect': [
          'error',
          { assertFunctionNames: ['expect', 'expectAll'] },
        ],
      },
    },
  ],
};
