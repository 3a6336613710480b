const threshold = 80; // golden-path:value coverageThreshold

/** @type {import('jest').Config} */
export default {
  preset: 'ts-jest/presets/default-esm',
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  // Also on a machine that does much else
  testTimeout: 30_000,
  setupFilesAfterEnv: ['<rootDir>/test/support/quiet.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/{main,worker,migrate,serve,replay-dead-letters}.ts',
    '!src/openapi/export.ts',
    '!src/telemetry/{tracing,database-instrumentations}.ts',
    '!src/generated/**',
  ],
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  coverageReporters: ['text', 'lcov', 'json-summary'],
  coverageThreshold: {
    global: {
      branches: threshold,
      functions: threshold,
      lines: threshold,
      statements: threshold,
    },
  },
};
