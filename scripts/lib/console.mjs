/** What the scripts say to the person who started them. */

const started = Date.now();

/** Seconds since the script started, as `12 s`. */
export function elapsed(since = started) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}

export function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/** A failure that its reader can mend: one sentence, no stack trace. */
export class UserError extends Error {}

/** Ends the process with the sentence of a `UserError`, or with the whole error. */
export function exitWith(error) {
  process.stderr.write(
    `\n${error instanceof UserError ? error.message : error?.stack ?? error}\n`,
  );
  process.exit(1);
}
