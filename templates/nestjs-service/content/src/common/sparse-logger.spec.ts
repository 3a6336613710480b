import { SparseLogger } from './sparse-logger.js';

describe('SparseLogger', () => {
  it('writes one message per interval and counts the others', () => {
    const written: string[] = [];
    let now = 0;
    const logger = new SparseLogger(
      (message) => written.push(message),
      1_000,
      () => now,
    );
    for (let attempt = 0; attempt < 500; attempt += 1) {
      logger.log('away');
    }
    now = 1_000;
    logger.log('still away');
    logger.log('still away');
    expect(written).toEqual(['away', 'still away (and 499 more since the last one)']);
  });
});
