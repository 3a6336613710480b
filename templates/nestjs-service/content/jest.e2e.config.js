import unit from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test'],
  testTimeout: 30_000,
  // The schema engine of Prisma keeps a timer for ten seconds
  forceExit: true,
  testRegex: '\\.e2e-spec\\.ts$',
};
