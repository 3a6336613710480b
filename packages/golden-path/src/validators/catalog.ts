import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  Entity,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import type { Finding, Validator } from './types';

const SCHEMAS = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
];

/** The catalog will accept the entities. */
export const catalog: Validator = {
  name: 'catalog',
  covers: path => path === 'catalog-info.yaml',
  async validate([{ path, content }]) {
    const findings: Finding[] = [];
    for (const document of parseAllDocuments(content)) {
      const message = await problemOf(document.toJS());
      if (message) {
        findings.push({ path, message });
      }
    }
    return findings;
  },
};

async function problemOf(entity: Entity): Promise<string | undefined> {
  try {
    const known = await Promise.all(
      SCHEMAS.map(schema => schema.check(withDefinition(entity))),
    );
    return known.includes(true)
      ? undefined
      : `The catalog does not know ${entity.kind} ${entity.apiVersion}.`;
  } catch (error) {
    return String(error);
  }
}

/** Stands for the document that the catalog reads in the place of `$text`. */
function withDefinition(entity: Entity): Entity {
  return entity.kind === 'API'
    ? { ...entity, spec: { ...entity.spec, definition: 'openapi: 3.1.0' } }
    : entity;
}
