const MAX_ENTRIES = 2_000;

/** Remembers answers by their entity tags; the oldest are forgotten. */
export class EtagCache {
  private readonly entries = new Map<string, { etag: string; value: string }>();

  get(key: string): { etag: string; value: string } | undefined {
    return this.entries.get(key);
  }

  set(key: string, etag: string | undefined, value: string): void {
    this.entries.delete(key);
    if (!etag) {
      return;
    }
    this.entries.set(key, { etag, value });
    if (this.entries.size > MAX_ENTRIES) {
      const [oldest] = this.entries.keys();
      this.entries.delete(oldest);
    }
  }
}
