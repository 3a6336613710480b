/** Text of a file, as far as a page shows it. */
export interface TextContent {
  readonly binary: boolean;
  readonly content?: string;
  readonly truncated: boolean;
}

const SNIFFED_BYTES = 8000;

/** A NUL byte near the beginning makes a file binary, as it does for Git. */
export function textOf(bytes: Buffer, maximum: number): TextContent {
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) {
    return { binary: true, truncated: false };
  }
  return {
    binary: false,
    content: bytes.subarray(0, maximum).toString('utf8'),
    truncated: bytes.length > maximum,
  };
}
