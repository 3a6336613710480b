/** One line of a result table. */
export type Row = Record<string, string | number>;

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  run(): Promise<Row[]>;
}

/** Calls in turn, so that all of them meet the same conditions. */
export async function measureInTurn<K extends string>(
  calls: Record<K, () => Promise<unknown>>,
  options: { warmUp: number; rounds: number },
): Promise<Record<K, number[]>> {
  const names = Object.keys(calls) as K[];
  const times = Object.fromEntries(
    names.map(name => [name, [] as number[]]),
  ) as Record<K, number[]>;
  for (let round = -options.warmUp; round < options.rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await calls[name]();
      if (round >= 0) {
        times[name].push(performance.now() - start);
      }
    }
  }
  return times;
}

/** @param share - 0.95 for the 95th percentile */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
