import { judge } from '../../scripts/lib/load-verdict.mjs';

const fine = { meanMs: 40, failed: 0, heapBefore: 50e6, heapAfter: 52e6 };

describe('judge', () => {
  it.each([
    [fine, 0, 'Fast enough'],
    [{ ...fine, meanMs: 2_000 }, 1, 'Too slow'],
    [{ ...fine, meanMs: 5_001 }, 2, 'Blocked'],
    [{ ...fine, failed: 1 }, 1, '1 requests failed'],
    [{ ...fine, heapAfter: 400e6 }, 1, 'Memory grew'],
  ])('judges %j', (measured, exitCode, sentence) => {
    expect(judge(measured)).toEqual({ exitCode, sentence: expect.stringContaining(sentence) });
  });
});
