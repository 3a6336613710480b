import { InputError } from '@backstage/errors';
import {
  Answers,
  Component,
  PARAMETERS,
  Parameter,
  RawAnswers,
  readAnswers,
  TEMPLATES,
} from '@jalon/golden-path';
import type { z } from 'zod/v3';

/**
 * Schema of the answers that every building action takes as `values`. What an
 * answer may be is checked by {@link answersOf}, in one place and in sentences.
 */
export function answersSchema(zod: typeof z) {
  const options = Object.fromEntries(
    PARAMETERS.map(parameter => [
      parameter.name,
      schemaOf(zod, parameter).describe(
        `${parameter.description}. Default: ${parameter.default}`,
      ),
    ]),
  );
  return zod
    .object({
      name: zod
        .string()
        .describe('Name of the component: a DNS label, first a letter'),
      owner: zod.string().describe('Entity reference of the owner'),
      description: zod
        .string()
        .optional()
        .describe('What it is for, one line. Default: the name'),
      repoUrl: zod
        .string()
        .optional()
        .describe(
          'Repository, as host?owner=...&repo=... Default: in this portal',
        ),
      domain: zod
        .string()
        .optional()
        .describe('Host of the product; the API gets api. before it'),
      system: zod
        .string()
        .optional()
        .describe('Entity reference of the system that it is part of'),
      ...options,
    })
    .passthrough();
}

/** Schema of the components that an action writes files for. */
export function componentsSchema(zod: typeof z) {
  return zod
    .array(zod.enum(['backend', 'frontend', 'mobile']))
    .min(1)
    .optional()
    .describe('What the repository consists of. Default: as the template says');
}

/**
 * The answers, checked and completed.
 *
 * @throws InputError one sentence per problem
 */
export function answersOf(
  input: { values: RawAnswers; components?: readonly Component[] },
  template: string = '',
  component: Component = 'backend',
): Answers {
  const components = input.components ?? TEMPLATES[template] ?? [component];
  const result = readAnswers(input.values, { components });
  if ('problems' in result) {
    throw new InputError(result.problems.join(' '));
  }
  return result.answers;
}

function schemaOf(zod: typeof z, parameter: Parameter) {
  switch (parameter.type) {
    case 'boolean':
      return zod.boolean().optional();
    case 'integer':
      return zod.number().int().optional();
    default:
      return zod.union([zod.string(), zod.number()]).optional();
  }
}
