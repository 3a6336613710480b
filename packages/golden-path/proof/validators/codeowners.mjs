import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

const require = createRequire(import.meta.url);
const { minimatch } = require('minimatch');

/** Asked for by the requirements; generated Dockerfiles have longer names. */
const TO_COME = ['Dockerfile'];

const OWNER =
  /^@[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9._-]+)?$|^[^@\s]+@[^@\s]+$/;

/**
 * Checks that each line of CODEOWNERS names owners, and that each pattern is
 * about something that is in the repository.
 *
 * @throws Error with every line that is wrong
 */
export async function validate(directory) {
  const text = await readFile(join(directory, '.github/CODEOWNERS'), 'utf8');
  const paths = await filesOf(directory);
  const problems = text
    .split('\n')
    .filter(line => line.trim() && !line.startsWith('#'))
    .flatMap(line => problemsOf(line, paths));
  if (!/^\* /m.test(text)) {
    problems.push('Nobody owns everything else: there is no line *');
  }
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}

function problemsOf(line, paths) {
  const [pattern, ...owners] = line.split(/\s+/);
  const wrong = owners.filter(owner => !OWNER.test(owner));
  const matches = globsOf(pattern);
  const idle =
    !TO_COME.includes(pattern) &&
    !paths.some(path =>
      matches.some(glob => minimatch(path, glob, { dot: true })),
    );
  return [
    ...(owners.length === 0 ? [`${line}: names no owner`] : []),
    ...wrong.map(owner => `${line}: ${owner} is no owner`),
    ...(idle ? [`${line}: matches no file`] : []),
  ];
}

/** The patterns of gitignore that CODEOWNERS has, as globs of whole paths. */
function globsOf(pattern) {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const path = pattern.replace(/^\//, '').replace(/\/$/, '/**');
  const start = anchored ? path : `**/${path}`;
  return [start, `${start}/**`];
}

async function filesOf(directory) {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(directory, join(entry.parentPath, entry.name)));
}
