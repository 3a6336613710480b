import { isLate } from './lateness';

const start = new Date('2026-01-12T09:00:00Z');

describe('isLate', () => {
  it('is on time at the threshold', () => {
    expect(isLate(start, new Date('2026-01-12T09:10:00Z'), 10)).toBe(false);
  });

  it('is late one second after it', () => {
    expect(isLate(start, new Date('2026-01-12T09:10:01Z'), 10)).toBe(true);
  });
});
