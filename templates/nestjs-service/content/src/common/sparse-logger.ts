/**
 * Lets one message through per interval and counts the others. A Redis that is
 * away produces an error per attempt of every client: unchecked, they fill the
 * disk of the node.
 */
export class SparseLogger {
  private silentUntil = 0;
  private suppressed = 0;

  constructor(
    private readonly write: (message: string) => void,
    private readonly interval = 10_000,
    private readonly now: () => number = Date.now,
  ) {}

  log(message: string): void {
    const time = this.now();
    if (time < this.silentUntil) {
      this.suppressed += 1;
      return;
    }
    this.silentUntil = time + this.interval;
    const note = this.suppressed > 0 ? ` (and ${this.suppressed} more since the last one)` : '';
    this.suppressed = 0;
    this.write(message + note);
  }
}
