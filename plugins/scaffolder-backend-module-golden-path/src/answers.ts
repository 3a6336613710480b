import { InputError } from '@backstage/errors';
import type { z } from 'zod/v3';
import {
  DOMAIN_PATTERN,
  ENTITY_REF_PATTERN,
  MAX_DESCRIPTION,
  NAME_PATTERN,
  RawAnswers,
  readAnswers,
  ServiceAnswers,
} from './domain/answers';

/** Schema of the answers that every building action takes as `values`. */
export function answersSchema(zod: typeof z) {
  return zod.object({
    name: zod
      .string()
      .regex(new RegExp(NAME_PATTERN))
      .describe('Name of the component: a DNS label that starts with a letter'),
    owner: zod
      .string()
      .regex(new RegExp(ENTITY_REF_PATTERN))
      .describe('Entity reference of the owner'),
    description: zod
      .string()
      .min(1)
      .max(MAX_DESCRIPTION)
      .describe('What the service is for, one line'),
    repoUrl: zod
      .string()
      .describe('Repository to create, as host?owner=...&repo=...'),
    domain: zod
      .string()
      .regex(new RegExp(DOMAIN_PATTERN))
      .optional()
      .describe('Host of the product; the API gets api. before it'),
    system: zod
      .string()
      .optional()
      .describe('Entity reference of the system that it is part of'),
    language: zod
      .enum(['en', 'fr'])
      .optional()
      .describe('Language of the generated documents'),
  });
}

/** The answers, checked once more: an action may be called without its form. */
export function answersOf(values: RawAnswers): ServiceAnswers {
  const result = readAnswers(values);
  if ('problems' in result) {
    throw new InputError(result.problems.join(' '));
  }
  return result.answers;
}
