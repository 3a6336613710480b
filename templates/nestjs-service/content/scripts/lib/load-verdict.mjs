const tooSlow = 2_000;
const blocking = 5_000;

/** Bytes by which the heap may grow between two equal loads. */
const heapSlack = 64 * 1024 * 1024;

/**
 * What a load test means for a release.
 * @param {{ meanMs: number, failed: number, heapBefore: number, heapAfter: number }} measured
 * @returns {{ exitCode: 0 | 1 | 2, sentence: string }}
 */
export function judge({ meanMs, failed, heapBefore, heapAfter }) {
  if (meanMs > blocking) {
    return { exitCode: 2, sentence: `Blocked: the mean is above ${blocking} ms.` };
  }
  if (meanMs >= tooSlow) {
    return { exitCode: 1, sentence: `Too slow: the mean has to be below ${tooSlow} ms.` };
  }
  if (failed > 0) {
    return { exitCode: 1, sentence: `${failed} requests failed.` };
  }
  if (heapAfter > heapBefore * 1.5 + heapSlack) {
    return { exitCode: 1, sentence: `Memory grew from ${heapBefore} to ${heapAfter} bytes.` };
  }
  return { exitCode: 0, sentence: 'Fast enough, nothing failed, memory is stable.' };
}
