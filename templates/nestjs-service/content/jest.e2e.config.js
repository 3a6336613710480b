import unit from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test'],
  testRegex: '\\.e2e-spec\\.ts$',
};
