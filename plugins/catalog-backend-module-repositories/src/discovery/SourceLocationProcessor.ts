import { posix } from 'node:path';
import {
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
} from '@backstage/catalog-model';
import { CatalogProcessor, LocationSpec } from '@backstage/plugin-catalog-node';
import { Repositories } from '@jalon/repositories';

/**
 * Tells entities of local repositories where their source is, which the catalog
 * itself only knows for the hosts of its integrations. What a descriptor says
 * about itself stays.
 */
export class SourceLocationProcessor implements CatalogProcessor {
  constructor(private readonly repositories: Repositories) {}

  getProcessorName(): string {
    return 'LocalRepositorySourceLocationProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    const annotations = this.annotationsFor(location);
    if (!annotations || entity.kind === 'Location') {
      return entity;
    }
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: { ...annotations, ...entity.metadata.annotations },
      },
    };
  }

  private annotationsFor(
    location: LocationSpec,
  ): Record<string, string> | undefined {
    if (location.type !== 'url') {
      return undefined;
    }
    for (const host of this.repositories.hosts) {
      const found =
        host.kind === 'local' ? host.parseUrl(location.target) : undefined;
      if (found) {
        const { revision } = found;
        const folder = posix.dirname(found.path).replace(/^\.$/, '');
        const url = host
          .open(found.ref)
          .fileUrl(folder && `${folder}/`, { revision });
        return {
          [ANNOTATION_SOURCE_LOCATION]: `url:${url}`,
          [ANNOTATION_VIEW_URL]: location.target,
        };
      }
    }
    return undefined;
  }
}
