import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { templatesDirectory } from '@jalon/golden-path';
import fs from 'fs-extra';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

/** A template as the catalog would hand it out. */
export function readTemplate(name: string) {
  const file = join(templatesDirectory(), name, 'template.yaml');
  return { file, entity: parse(fs.readFileSync(file, 'utf8')) };
}

/** What an action learns of its template. */
export function templateInfo(
  name: string = 'nestjs-service',
): NonNullable<ActionContext<{}>['templateInfo']> {
  const { file, entity } = readTemplate(name);
  return {
    entityRef: `template:default/${name}`,
    baseUrl: pathToFileURL(file).href,
    entity: { metadata: entity.metadata },
  };
}

/** Answers that a person might give. */
export const ANSWERS = {
  name: 'orders-api',
  owner: 'group:default/checkin',
  description: 'Orders of the Check-in app in Dakar and Thiès',
  repoUrl: 'localhost?owner=acme&repo=orders-api',
};
