import { isError } from '@backstage/errors';
import type { Repository } from '@jalon/repositories';
import { environmentOfOverlay } from '../domain/environments';
import { parseOverlay, type ParsedOverlay } from '../domain/overlay';

export interface OverlayFile {
  readonly text: string;
  readonly parsed: ParsedOverlay;
}

/** Reads overlays at revisions; each one at most once. */
export class OverlayReader {
  readonly #repository: Repository;
  readonly #files = new Map<string, Promise<OverlayFile | undefined>>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** Undefined when the overlay or the revision is not there. */
  read(path: string, revision: string): Promise<OverlayFile | undefined> {
    const key = `${revision}:${path}`;
    const known = this.#files.get(key) ?? this.#load(path, revision);
    this.#files.set(key, known);
    return known;
  }

  async #load(
    path: string,
    revision: string,
  ): Promise<OverlayFile | undefined> {
    try {
      const { content } = await this.#repository.readFile(path, { revision });
      const text = content.toString('utf8');
      return { text, parsed: parseOverlay(text, path) };
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }
}

/** Environments that a revision has overlays for, with the overlay's path. */
export async function listOverlays(
  repository: Repository,
  environmentsPath: string,
  revision: string,
): Promise<Map<string, string>> {
  // The folder comes from an annotation and is therefore not made a glob.
  const { paths } = await repository.listFiles('**/kustomization.yaml', {
    revision,
  });
  const overlays = new Map<string, string>();
  for (const path of paths) {
    const environment = environmentOfOverlay(path, environmentsPath);
    if (environment !== undefined) {
      overlays.set(environment, path);
    }
  }
  return overlays;
}
