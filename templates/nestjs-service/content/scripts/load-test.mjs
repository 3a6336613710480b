/**
 * Sends 100 requests at a time to a running service: [url] [requests].
 *
 *   exit 0  mean below 2 s, every request answered, memory stable
 *   exit 1  mean of 2 s or more, failed requests, or memory that keeps growing
 *   exit 2  mean above 5 s: do not release
 *
 * Start the service with a RATE_LIMIT_PER_MINUTE above the number of requests,
 * or most answers say 429.
 */
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { judge } from './lib/load-verdict.mjs';

const url = new URL(process.argv[2] ?? 'http://localhost:3001/api/v1/notes?limit=20');
const amount = Number(process.argv[3] ?? 5_000);
const connections = 100;

/** Bytes of the heap that are in use, garbage included. */
async function readHeap() {
  const metrics = await (await fetch(new URL('/api/v1/metrics', url))).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)$/m.exec(metrics)?.[1] ?? 0);
}

/** One load, with the least that the heap held meanwhile: what a collection left. */
async function load(requests) {
  let floor = Infinity;
  const running = { done: false };
  const watching = (async () => {
    while (!running.done) {
      floor = Math.min(floor, await readHeap());
      await wait(200);
    }
  })();
  const result = await autocannon({ url: url.href, connections, amount: requests });
  running.done = true;
  await watching;
  return { result, floor };
}

// The first load fills caches and pools
await load(Math.ceil(amount / 5));
const { floor: heapBefore } = await load(amount);
const { result, floor: heapAfter } = await load(amount);

const { exitCode, sentence } = judge({
  meanMs: result.latency.mean,
  failed: result.errors + result.timeouts + result.non2xx,
  heapBefore,
  heapAfter,
});
process.stdout.write(
  `${amount} requests, ${connections} at a time: mean ${result.latency.mean} ms, ` +
    `p99 ${result.latency.p99} ms, ${Math.round(result.requests.mean)} per second\n${sentence}\n`,
);
process.exitCode = exitCode;
