/**
 * What a person answered in the form of a golden path, checked and completed.
 *
 * @public
 */
export interface ServiceAnswers {
  /** DNS label that starts with a letter, as RFC 1123 and the catalog want it. */
  readonly name: string;
  /** Entity reference of the owner, as picked in the form. */
  readonly owner: string;
  /** One line of text; anything may be in it. */
  readonly description: string;
  readonly repository: {
    readonly host: string;
    readonly owner: string;
    readonly name: string;
  };
  /** Host under which the service is reached, `api.` before it for the API. */
  readonly domain: string;
  /** Entity reference of the system that the service is part of. */
  readonly system?: string;
  /** Language of the generated documents. */
  readonly language: Language;
}

/**
 * Languages of the generated documents.
 *
 * @public
 */
export type Language = 'en' | 'fr';

/**
 * Answers as they come from a form or a program.
 *
 * @public
 */
export interface RawAnswers {
  name: string;
  owner: string;
  description: string;
  repoUrl: string;
  domain?: string;
  system?: string;
  language?: string;
}

export const NAME_PATTERN = '^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$';
export const DOMAIN_PATTERN =
  '^(?=.{1,230}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$';
export const ENTITY_REF_PATTERN =
  '^(?:[a-zA-Z]{1,63}:)?(?:[a-zA-Z0-9._-]{1,63}\\/)?[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$';
export const MAX_DESCRIPTION = 300;

const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/;
const REPOSITORY_OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/;
const REPOSITORY_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;

/**
 * Checks answers. Returns what is wrong with them, one sentence each, or the
 * answers as the builders want them.
 */
export function readAnswers(
  raw: RawAnswers,
): { answers: ServiceAnswers } | { problems: string[] } {
  const problems: string[] = [];
  const check = (valid: boolean, sentence: string) => {
    if (!valid) {
      problems.push(sentence);
    }
  };

  check(
    matches(NAME_PATTERN, raw.name),
    `The name ${quote(raw.name)} cannot be used: it must have at most 63 ` +
      `characters, only a-z, 0-9 and '-', start with a letter and not end with '-'.`,
  );
  check(
    matches(ENTITY_REF_PATTERN, raw.owner),
    `The owner ${quote(
      raw.owner,
    )} is no entity reference such as group:default/platform.`,
  );
  const description = singleLine(raw.description);
  check(
    description.length > 0 && description.length <= MAX_DESCRIPTION,
    `The description must have between 1 and ${MAX_DESCRIPTION} characters.`,
  );
  const repository = parseRepoUrl(raw.repoUrl);
  check(
    repository !== undefined,
    `The repository ${quote(
      raw.repoUrl,
    )} is not written as host?owner=...&repo=...`,
  );
  const domain = raw.domain || `${raw.name}.example.com`;
  check(
    !matches(NAME_PATTERN, raw.name) || matches(DOMAIN_PATTERN, domain),
    `The domain ${quote(
      domain,
    )} is no host name in lower case such as checkin.example.com.`,
  );
  const system = raw.system || undefined;
  check(
    system === undefined || matches(ENTITY_REF_PATTERN, system),
    `The system ${quote(
      system,
    )} is no entity reference such as system:default/check-in.`,
  );
  const language = raw.language ?? 'en';
  check(
    isLanguage(language),
    `The language ${quote(language)} is not one of en, fr.`,
  );

  if (problems.length > 0 || !repository || !isLanguage(language)) {
    return { problems };
  }
  const { name, owner } = raw;
  return {
    answers: {
      name,
      owner,
      description,
      repository,
      domain,
      language,
      ...(system ? { system } : {}),
    },
  };
}

/** Reads `host?owner=acme&repo=orders-api`. */
export function parseRepoUrl(
  repoUrl: unknown,
): ServiceAnswers['repository'] | undefined {
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

function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'fr';
}

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value;
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text);
}
