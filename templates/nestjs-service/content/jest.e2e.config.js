import unit from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test'],
  testTimeout: 30_000,
  testRegex: '\\.e2e-spec\\.ts$',
};
