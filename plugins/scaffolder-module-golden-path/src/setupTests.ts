import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Conditions are waited for, not times: generous, so that a busy machine passes
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// jsdom has no layout to scroll
window.scrollTo = () => {};
