import { isError } from '@backstage/errors';
import type { Commit, LogOptions } from '@jalon/repositories';
import type { DeploymentRecord, OverlayProblem } from '../domain/types';
import type { ReadRequest } from './DeploymentSource';
import type { GitLocation } from './GitLocation';

const MAX_FOLDER_COMMITS = 1000;
const MAX_BEHIND = 500;

/** What the history of one overlay told. */
export interface EnvironmentReading {
  readonly environment: string;
  readonly overlayPath: string;
  readonly known: readonly DeploymentRecord[];
  readonly found: readonly DeploymentRecord[];
  readonly problems: readonly OverlayProblem[];
}

/** The commits of the entity's folder that the new deployments are about. */
export async function readWindow(
  location: GitLocation,
  readings: readonly EnvironmentReading[],
  request: ReadRequest,
) {
  const bases = readings
    .filter(reading => reading.found.length)
    .map(reading => reading.known[0]);
  const [oldest] = bases
    .filter(base => base !== undefined)
    .sort((a, b) => (a.orderedAt < b.orderedAt ? -1 : 1));
  const complete = bases.every(base => base?.commit);
  const options = {
    revision: request.position,
    limit: MAX_FOLDER_COMMITS,
    ...(complete && { notReachableFrom: oldest?.commit?.sha }),
  };
  const commits = await log(location, { ...options, ...folder(location) });
  const overlays = await log(location, {
    ...options,
    path: location.environmentsPath,
  });
  return { commits, overlayOnly: new Set(overlays.map(item => item.sha)) };
}

/** How many commits of the application one deployment has and another lacks. */
export async function countBehind(
  location: GitLocation,
  current: DeploymentRecord | undefined,
  ahead: DeploymentRecord | undefined,
): Promise<number> {
  const from = current?.applicationCommit?.sha;
  const to = ahead?.applicationCommit?.sha;
  if (!from || !to || from === to) {
    return 0;
  }
  const range = { revision: to, notReachableFrom: from, limit: MAX_BEHIND };
  const commits = await log(location, { ...range, ...folder(location) });
  const overlays = await log(location, {
    ...range,
    path: location.environmentsPath,
  });
  const overlayOnly = new Set(overlays.map(item => item.sha));
  return commits.filter(item => !overlayOnly.has(item.sha)).length;
}

/** Reads all when the commit to start from is no longer there. */
export async function log(
  location: GitLocation,
  options: LogOptions,
): Promise<Commit[]> {
  const { notReachableFrom, ...all } = options;
  try {
    return await location.repository.log(options);
  } catch (error) {
    const rewritten =
      notReachableFrom && isError(error) && error.name === 'NotFoundError';
    if (!rewritten) {
      throw error;
    }
    return location.repository.log(all);
  }
}

function folder(location: GitLocation): { path?: string } {
  return location.folder ? { path: location.folder } : {};
}
