import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { setViewportWidth } from './__testUtils__/viewport';

// Before any component is imported: some look for matchMedia only once.
setViewportWidth(1280);

// On a busy machine an answer may take its time; a test still ends by a condition.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(120_000);
