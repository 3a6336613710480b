import { parse } from 'yaml';
import { composeFiles } from '..';
import { answersOf } from '../../__testUtils__/answers';
import type { Component, RawAnswers } from '../../answers';
import { dockerFiles } from '../../docker';
import { monitoringFiles } from '../../monitoring';
import type { Services } from '../types';

/** Components of a product. */
export const PRODUCT: readonly Component[] = ['backend', 'frontend', 'mobile'];

/** The rendered files, and the services of the compose file. */
export function render(
  raw: RawAnswers = {},
  components: readonly Component[] = PRODUCT,
) {
  const answers = answersOf(raw, components);
  const files = composeFiles(answers);
  const [compose, nginx] = files;
  const parsed = parse(compose.content);
  const services: Services = parsed.services;
  return {
    /** Paths of everything that the file may refer to. */
    paths: () =>
      [...files, ...dockerFiles(answers), ...monitoringFiles(answers)].map(
        ({ path }) => path,
      ),
    text: compose.content,
    nginx: nginx.content,
    parsed,
    services,
  };
}

/** Every kind of answer that changes the file. */
export const ALL = [['backend'], ['frontend'], PRODUCT].flatMap(components =>
  [
    {},
    { layout: 'monorepo' },
    { postgis: true },
    { orm: 'drizzle' },
    { database: 'mongodb' },
  ].map(raw => render(raw, components as Component[])),
);
