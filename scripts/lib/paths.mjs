import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** What the scripts fetch: Node, yarn, and stamps of what they have done. */
export const toolsDir = path.join(root, '.tools');

/** What the embedded portal stores. */
export const dataDir = process.env.JALON_DATA_DIR
  ? path.resolve(process.env.JALON_DATA_DIR)
  : path.join(root, '.data');
