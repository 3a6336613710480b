import { shutDown } from './shutdown.js';

function setUp(close: () => Promise<void>) {
  const steps: string[] = [];
  const run = (timeout: number) =>
    new Promise<string[]>((resolve) => {
      void shutDown({ close }, 'SIGTERM', {
        timeout,
        logger: { log: (text) => steps.push(text), error: (text) => steps.push(text) },
        flush: () => Promise.resolve(void steps.push('flushed')),
        exit: (code) => resolve([...steps, `exit ${code}`]),
      });
    });
  return run;
}

describe('shutDown', () => {
  it('closes, flushes, and ends without an error', async () => {
    await expect(setUp(() => Promise.resolve())(1_000)).resolves.toEqual([
      'SIGTERM: stopping',
      'flushed',
      'stopped',
      'exit 0',
    ]);
  });

  it('does not wait for what hangs', async () => {
    await expect(setUp(() => new Promise(() => undefined))(5)).resolves.toEqual([
      'SIGTERM: stopping',
      'not stopped after 5 ms, giving up',
      'exit 1',
    ]);
  });

  it('says that it did not end cleanly', async () => {
    await expect(setUp(() => Promise.reject(new Error('no')))(1_000)).resolves.toEqual([
      'SIGTERM: stopping',
      'not stopped cleanly: Error: no',
      'exit 1',
    ]);
  });
});
