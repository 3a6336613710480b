import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root, toolsDir } from './paths.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

function* filesBelow(target) {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (!stat) {
    return;
  }
  if (!stat.isDirectory()) {
    yield target;
    return;
  }
  for (const entry of fs.readdirSync(target).sort()) {
    if (!SKIPPED.has(entry)) {
      yield* filesBelow(path.join(target, entry));
    }
  }
}

/** A digest of the content of files and folders, given relative to the root. */
export function digestOf(targets) {
  const hash = createHash('sha256');
  for (const target of targets) {
    for (const file of filesBelow(path.join(root, target))) {
      hash.update(path.relative(root, file)).update('\0');
      hash.update(fs.readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

const stampFile = name => path.join(toolsDir, `${name}.stamp`);

/** Whether the step of that name was last done for this digest. */
export function isStamped(name, digest) {
  try {
    return fs.readFileSync(stampFile(name), 'utf8') === digest;
  } catch {
    return false;
  }
}

export function stamp(name, digest) {
  fs.mkdirSync(toolsDir, { recursive: true });
  fs.writeFileSync(stampFile(name), digest);
}
