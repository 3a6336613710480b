export { PARAMETERS, type Parameter } from './parameters';
export {
  DOMAIN_PATTERN,
  ENTITY_REF_PATTERN,
  MAX_DESCRIPTION,
  NAME_PATTERN,
  parseRepoUrl,
  readAnswers,
  singleLine,
} from './readAnswers';
export { conditionsOf } from './conditions';
export type { Answers, Component, Language, RawAnswers } from './types';
