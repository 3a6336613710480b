/**
 * Migrations that have been merged are history: other environments have run
 * them. Fails when one is changed, removed or reordered relative to a base
 * (first argument, default `origin/main`). A service without `migrations/`
 * passes.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const folder = 'migrations';
const base = process.argv[2] ?? 'origin/main';

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function hasCommit(revision) {
  try {
    git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/** Paths of the base that differ now, as `status<TAB>path` lines. */
function changedSinceBase() {
  const lines = git('diff', '--no-renames', '--name-status', `${base}...HEAD`, '--', folder);
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
}

const problems = [];
const present = existsSync(folder) ? readdirSync(folder).sort() : [];

for (const name of present) {
  if (!/^\d{3,14}[_-][a-z0-9_-]+(\.sql)?$/.test(name) && name !== 'migration_lock.toml') {
    problems.push(`${folder}/${name}: name it <number>_<what_it_does>`);
  }
}

if (hasCommit(base)) {
  const changes = changedSinceBase();
  const merged = git('ls-tree', '--name-only', base, `${folder}/`)
    .split('\n')
    .filter(Boolean)
    .sort();
  const newestMerged = merged.at(-1) ?? '';
  for (const [status, path] of changes) {
    if (status !== 'A') {
      problems.push(`${path}: already merged, write a new migration instead`);
    } else if (path.split('/').slice(0, 2).join('/') < newestMerged) {
      problems.push(`${path}: sorts before ${newestMerged}, which has been merged`);
    }
  }
}

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`${present.length} migrations, none of the merged ones changed\n`);
