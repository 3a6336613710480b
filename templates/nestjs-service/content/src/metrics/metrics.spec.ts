import { Metrics } from './metrics.js';

describe('Metrics', () => {
  it('measures queries, also those that fail', async () => {
    const metrics = new Metrics();
    await expect(metrics.timeQuery('Note.find', () => Promise.resolve(1))).resolves.toBe(1);
    const failing = metrics.timeQuery('Note.find', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(metrics.registry.metrics()).resolves.toContain(
      'db_query_duration_seconds_count{operation="Note.find"} 2',
    );
  });

  it('counts what users came for by outcome', async () => {
    const metrics = new Metrics();
    await metrics.countOperation('create_note', () => Promise.resolve());
    await expect(
      metrics.countOperation('create_note', () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    const text = await metrics.registry.metrics();
    expect(text).toContain(
      'business_operations_total{operation="create_note",outcome="success"} 1',
    );
    expect(text).toContain(
      'business_operations_total{operation="create_note",outcome="failure"} 1',
    );
  });
});
