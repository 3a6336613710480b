import { PARAMETERS, Parameter } from './parameters';
import type { Answers, Component, RawAnswers } from './types';

export const NAME_PATTERN = '^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$';
export const DOMAIN_PATTERN =
  '^(?=.{1,230}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$';
export const ENTITY_REF_PATTERN =
  '^(?:[a-zA-Z]{1,63}:)?(?:[a-zA-Z0-9._-]{1,63}\\/)?[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$';
export const MAX_DESCRIPTION = 300;

const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/;
const REPOSITORY_OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/;
const REPOSITORY_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;

/** Leaves room for the longest suffix, `-frontend`, in a label. */
const MAX_PRODUCT_NAME = 54;

/**
 * Checks answers. Returns what is wrong with them, one sentence each, or the
 * answers as the builders want them, completed with the defaults.
 *
 * @public
 */
export function readAnswers(
  raw: RawAnswers,
  defaults: { components?: readonly Component[] } = {},
): { answers: Answers } | { problems: string[] } {
  const problems: string[] = [];
  const identity = readIdentity(raw, problems);
  const options = readOptions(raw, problems);
  const components = readComponents(raw, defaults.components, problems);
  if (raw.deployTarget !== undefined && raw.deployTarget !== 'kubernetes') {
    problems.push(
      `The deployment target ${quote(
        raw.deployTarget,
      )} is not supported: only kubernetes is.`,
    );
  }
  if (options.postgis === true && options.database === 'mongodb') {
    problems.push('PostGIS needs PostgreSQL: choose one or the other.');
  }
  if (components.length > 1 && identity.name.length > MAX_PRODUCT_NAME) {
    problems.push(
      `The name ${quote(identity.name)} is too long for several components: ` +
        `at most ${MAX_PRODUCT_NAME} characters leave room for theirs.`,
    );
  }
  if (problems.length > 0 || !identity.repository) {
    return { problems };
  }
  const { orm, ...rest } = options;
  const answers = {
    ...identity,
    ...rest,
    components,
    layout: components.length > 1 ? 'monorepo' : options.layout,
    nodeVersion: Number(options.nodeVersion),
    dataLayer: options.database === 'mongodb' ? 'mongoose' : orm,
  };
  // Each option was checked against its entry in PARAMETERS
  return { answers: answers as unknown as Answers };
}

const COMPONENTS: readonly Component[] = ['backend', 'frontend', 'mobile'];

function readIdentity(raw: RawAnswers, problems: string[]) {
  const check = (valid: boolean, sentence: string) => {
    if (!valid) {
      problems.push(sentence);
    }
  };
  const name = textOf(raw.name);
  const owner = textOf(raw.owner);
  const validName = matches(NAME_PATTERN, raw.name);
  check(
    validName,
    `The name ${quote(raw.name)} cannot be used: it must have at most 63 ` +
      `characters, only a-z, 0-9 and '-', start with a letter and not end with '-'.`,
  );
  check(
    matches(ENTITY_REF_PATTERN, raw.owner),
    `The owner ${quote(
      raw.owner,
    )} is no entity reference such as group:default/platform.`,
  );
  const description =
    raw.description === undefined || raw.description === ''
      ? name
      : singleLine(raw.description);
  check(
    description.length > 0 && description.length <= MAX_DESCRIPTION,
    `The description must have between 1 and ${MAX_DESCRIPTION} characters.`,
  );
  const repoUrl = raw.repoUrl || defaultRepoUrl(owner, name);
  const repository = parseRepoUrl(repoUrl);
  check(
    repository !== undefined,
    `The repository ${quote(
      repoUrl,
    )} is not written as host?owner=...&repo=...`,
  );
  const domain = textOf(raw.domain) || `${name}.example.com`;
  check(
    !validName || matches(DOMAIN_PATTERN, domain),
    `The domain ${quote(
      domain,
    )} is no host name in lower case such as checkin.example.com.`,
  );
  const system = textOf(raw.system) || undefined;
  check(
    system === undefined || matches(ENTITY_REF_PATTERN, system),
    `The system ${quote(
      system,
    )} is no entity reference such as system:default/check-in.`,
  );
  return {
    name,
    owner,
    description,
    repository,
    domain,
    ...(system ? { system } : {}),
  };
}

/** A repository of the portal itself, in the folder of its owner. */
function defaultRepoUrl(owner: string, name: string): string {
  return `localhost?owner=${owner
    .split('/')
    .pop()
    ?.split(':')
    .pop()}&repo=${name}`;
}

function readOptions(
  raw: RawAnswers,
  problems: string[],
): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const parameter of PARAMETERS) {
    const given = raw[parameter.name];
    const value =
      given === undefined || given === null || given === ''
        ? parameter.default
        : normalise(parameter, given);
    const problem = problemOf(parameter, value);
    if (problem) {
      problems.push(
        `${parameter.title}: ${quote(given)} cannot be used, ${problem}.`,
      );
    }
    options[parameter.name] = value;
  }
  return options;
}

/** A choice may be given as a number, as in `nodeVersion: 24`. */
function normalise(parameter: Parameter, value: unknown): unknown {
  return parameter.type === 'string' && typeof value === 'number'
    ? String(value)
    : value;
}

function problemOf(parameter: Parameter, value: unknown): string | undefined {
  if (parameter.type === 'boolean') {
    return typeof value === 'boolean' ? undefined : 'it must be true or false';
  }
  if (parameter.type === 'integer') {
    const { minimum, maximum } = parameter;
    const valid =
      Number.isInteger(value) &&
      Number(value) >= minimum &&
      Number(value) <= maximum;
    return valid
      ? undefined
      : `it must be a whole number from ${minimum} to ${maximum}`;
  }
  if ('enum' in parameter) {
    return parameter.enum.some(option => option === value)
      ? undefined
      : `it must be one of ${parameter.enum.join(', ')}`;
  }
  return matches(parameter.pattern, value)
    ? undefined
    : `it must have at most ${parameter.maxLength} characters, only a-z, 0-9 and '-', and start with a letter`;
}

function readComponents(
  raw: RawAnswers,
  fallback: readonly Component[] = ['backend'],
  problems: string[],
): readonly Component[] {
  const given = raw.components ?? fallback;
  const valid =
    Array.isArray(given) &&
    given.length > 0 &&
    given.every(component => COMPONENTS.includes(component));
  if (!valid) {
    problems.push(
      `The components ${quote(given)} must be among ${COMPONENTS.join(', ')}.`,
    );
    return [];
  }
  return COMPONENTS.filter(component => given.includes(component));
}

/** Reads `host?owner=acme&repo=orders-api`. */
export function parseRepoUrl(
  repoUrl: unknown,
): Answers['repository'] | undefined {
  if (typeof repoUrl !== 'string') {
    return undefined;
  }
  const [host, query, ...rest] = repoUrl.split('?');
  const parameters = new URLSearchParams(query ?? '');
  const owner = parameters.get('owner') ?? '';
  const name = parameters.get('repo') ?? '';
  const valid =
    rest.length === 0 &&
    HOST.test(host) &&
    REPOSITORY_OWNER.test(owner) &&
    REPOSITORY_NAME.test(name) &&
    !name.endsWith('.git');
  return valid ? { host, owner, name } : undefined;
}

/** Text on one line, without control characters or text-direction overrides. */
export function singleLine(text: unknown): string {
  return String(text ?? '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .trim();
}

function matches(pattern: string, value: unknown): boolean {
  return typeof value === 'string' && new RegExp(pattern).test(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function quote(value: unknown): string {
  const shown = typeof value === 'string' ? value : typeof value;
  return JSON.stringify(shown.length > 80 ? `${shown.slice(0, 80)}...` : shown);
}
