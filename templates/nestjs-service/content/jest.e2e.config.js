import unit from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test'],
  // The schema engine of Prisma keeps a timer for ten seconds
  forceExit: true,
  testRegex: '\\.e2e-spec\\.ts$',
};
