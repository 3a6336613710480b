import { withTimeout } from './timeout.js';

describe('withTimeout', () => {
  it('hands on what comes in time', async () => {
    await expect(withTimeout(Promise.resolve(1), 50, 'It')).resolves.toBe(1);
    await expect(withTimeout(Promise.reject(new Error('no')), 50, 'It')).rejects.toThrow('no');
  });

  it('waits no longer than it may', async () => {
    const never = new Promise<void>(() => undefined);
    await expect(withTimeout(never, 5, 'Redis')).rejects.toThrow(
      'Redis did not answer within 5 ms',
    );
  });
});
