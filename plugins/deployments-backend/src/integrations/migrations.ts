import { isError } from '@backstage/errors';
import { isMigrationFile, type MigrationFile } from '../domain/checks';
import type { DeploymentRecord } from '../domain/types';
import type { GitLocation } from './GitLocation';

const MAX_BYTES = 256 * 1024;
const MAX_READ = 50;

/**
 * Migrations that the later version's commit has and the earlier one's has
 * not, looked for in the entity's folder.
 */
export async function migrationsBetween(
  location: GitLocation,
  from: DeploymentRecord,
  to: DeploymentRecord,
): Promise<MigrationFile[]> {
  const later = commitOf(from);
  const earlier = commitOf(to);
  if (!later || !earlier || later === earlier) {
    return [];
  }
  const before = new Set(await listMigrations(location, earlier));
  const added = (await listMigrations(location, later)).filter(
    path => !before.has(path),
  );
  return Promise.all(
    added.map(async (path, index) => ({
      path,
      url: location.repository.fileUrl(path, { revision: later }),
      ...(index < MAX_READ && (await readContent(location, path, later))),
    })),
  );
}

/** Where the version was built, which may be before the overlay's commit. */
function commitOf(deployment: DeploymentRecord): string | undefined {
  return deployment.applicationCommit?.sha ?? deployment.commit?.sha;
}

async function listMigrations(
  location: GitLocation,
  revision: string,
): Promise<string[]> {
  try {
    const { paths } = await location.repository.listFiles('**/migrations/**', {
      revision,
    });
    const prefix = location.folder && `${location.folder}/`;
    return paths.filter(
      path => path.startsWith(prefix) && isMigrationFile(path),
    );
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return [];
    }
    throw error;
  }
}

async function readContent(
  location: GitLocation,
  path: string,
  revision: string,
): Promise<{ content?: string }> {
  const file = await location.repository.readFile(path, { revision });
  return file.content.length <= MAX_BYTES
    ? { content: file.content.toString('utf8') }
    : {};
}
