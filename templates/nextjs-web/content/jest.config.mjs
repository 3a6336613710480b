import nextJest from 'next/jest.js';

const threshold = 80; // golden-path:value coverageThreshold

/** @type {import('jest').Config} */
const config = {
  testEnvironment: 'jsdom',
  restoreMocks: true,
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.next/'],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    // Guards the build of Next.js only
    '^server-only$': 'next/dist/compiled/server-only/empty.js',
  },
  collectCoverageFrom: ['src/**/*.{ts,tsx}', '!src/**/*.d.ts', '!src/testing/**'],
  coverageThreshold: {
    global: {
      branches: threshold,
      functions: threshold,
      lines: threshold,
      statements: threshold,
    },
  },
};

export default nextJest({ dir: import.meta.dirname })(config);
