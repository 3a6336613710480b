/** How many rows one statement writes; PostgreSQL and SQLite bound the values. */
const ROWS = 200;

/** The items in slices that fit one statement. */
export function* batches<T>(
  items: readonly T[],
  size: number = ROWS,
): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
