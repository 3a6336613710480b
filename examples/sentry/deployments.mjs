import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const FRESH_MS = 1_000;
const known = new Map();

/**
 * What an environment of a demo repository ran, oldest first:
 * `[{ version, from, until }]` in milliseconds, read from the Git history of
 * its overlay. The same history makes the portal's deployments, so the errors
 * fit them, also those of the deployments that a visitor makes.
 */
export async function deploymentsOf(repositories, repository, environment) {
  const key = `${repository} ${environment}`;
  const last = known.get(key);
  if (last && Date.now() - last.at < FRESH_MS) {
    return last.deployments;
  }
  const deployments = await read(repositories, repository, environment);
  known.set(key, { at: Date.now(), deployments });
  return deployments;
}

async function read(repositories, repository, environment) {
  const overlay = `infrastructure/kubernetes/${environment}/kustomization.yaml`;
  const directory = path.join(repositories, `${repository}.git`);
  let output;
  try {
    ({ stdout: output } = await run(
      'git',
      [
        `--git-dir=${directory}`,
        'log',
        '--reverse',
        '--patch',
        '--unified=0',
        '--format=commit %ct',
        '--',
        overlay,
      ],
      { maxBuffer: 10_000_000 },
    ));
  } catch {
    // The repositories are made while the portal starts.
    return [];
  }
  const deployments = [];
  let at = 0;
  for (const line of output.split('\n')) {
    const commit = /^commit (\d+)$/.exec(line);
    const tag = /^\+\s*newTag:\s*['"]?([\w.+-]+)/.exec(line);
    if (commit) {
      at = Number(commit[1]) * 1_000;
    } else if (tag) {
      const previous = deployments[deployments.length - 1];
      if (previous) {
        previous.until = at;
      }
      deployments.push({ version: tag[1], from: at, until: Infinity });
    }
  }
  return deployments;
}
