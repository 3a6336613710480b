import { ActionContext } from '@backstage/plugin-scaffolder-node';
import fs from 'fs-extra';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const FILE = resolve(
  __dirname,
  '../../../../templates/nestjs-service/template.yaml',
);

/** The template as the catalog would hand it out. */
export const nestjsTemplate = {
  file: FILE,
  contentDirectory: resolve(FILE, '../content'),
  entity: parse(fs.readFileSync(FILE, 'utf8')),
};

/** What an action learns of its template. */
export function templateInfo(): NonNullable<ActionContext<{}>['templateInfo']> {
  return {
    entityRef: 'template:default/nestjs-service',
    baseUrl: pathToFileURL(FILE).href,
    entity: { metadata: nestjsTemplate.entity.metadata },
  };
}

/** Answers that a person might give. */
export const ANSWERS = {
  name: 'orders-api',
  owner: 'group:default/checkin',
  description: 'Orders of the Check-in app in Dakar and Thiès',
  repoUrl: 'localhost?owner=acme&repo=orders-api',
};
