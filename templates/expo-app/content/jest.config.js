const threshold = 80; // golden-path:value coverageThreshold

/** @type {import('jest').Config} */
module.exports = {
  preset: 'jest-expo',
  setupFiles: ['./jest.setup.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  clearMocks: true,
  // The first test of a file also waits for its code to be transformed
  testTimeout: 120_000,
  collectCoverageFrom: ['src/**/*.{ts,tsx}', '!src/**/*.d.ts', '!src/testing/**'],
  coverageThreshold: {
    global: {
      statements: threshold,
      branches: threshold,
      functions: threshold,
      lines: threshold,
    },
  },
};
