import { expect, it } from 'vitest';
import { exportUrl } from './export';

it('escapes the session', () => {
  expect(exportUrl('a/b')).toMatch(/\/sessions\/a%2Fb\/export$/);
});
