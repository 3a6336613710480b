import type { Queue } from 'bullmq';
import { Metrics } from '../metrics/metrics.js';
import { QueueMetrics } from './queue-metrics.js';

const queue = (name: string, getJobCounts: () => Promise<Record<string, number>>) =>
  ({ name, getJobCounts }) as unknown as Queue;

describe('QueueMetrics', () => {
  it('counts jobs by queue and state, and how full the backlog is', async () => {
    const metrics = new Metrics();
    const counter = new QueueMetrics(
      metrics,
      queue('notifications', () => Promise.resolve({ waiting: 5_000, failed: 1 })),
      queue('notifications-dead-letter', () => Promise.resolve({})),
    );
    await expect(counter.count()).resolves.toHaveLength(8);
    const text = await metrics.registry.metrics();
    expect(text).toContain('bullmq_queue_jobs{queue="notifications",state="waiting"} 5000');
    expect(text).toContain('business_capacity_ratio{resource="notification_backlog"} 0.5');
  });

  it('says nothing while Redis is away', async () => {
    const away = queue('notifications', () => Promise.reject(new Error('away')));
    const counter = new QueueMetrics(new Metrics(), away, away);
    await expect(counter.count()).resolves.toEqual([]);
  });
});
