import type { Answers } from '../answers';
import { namespaceOf } from '../kubernetes/configuration';
import { escapeMarkdown } from '../markdown';

const MARK = /__GOLDEN_PATH_([A-Z_]+?)__/g;

type Escape = (value: string) => string;

const json: Escape = value => JSON.stringify(value).slice(1, -1);
const javascript: Escape = value => json(value).replace(/'/g, "\\'");

const ESCAPES: Readonly<Record<string, Escape>> = {
  md: escapeMarkdown,
  json,
  ts: javascript,
  tsx: javascript,
  js: javascript,
  mjs: javascript,
  cjs: javascript,
};

/** Values of letters, digits, '.', '-', '_' and '/': the same in any syntax. */
const SAFE = /^[\w./-]+$/;

/**
 * Fills in the marks `__GOLDEN_PATH_<VALUE>__` of a file. In TypeScript and
 * JavaScript a mark stands inside a single-quoted string, in JSON inside a
 * string; in Markdown a value is escaped, so that it shows as it was typed.
 * Elsewhere only values that need no escaping may stand.
 *
 * @throws Error for a mark that is not known or could break the file's syntax
 */
export function fillMarks(
  path: string,
  content: string,
  answers: Answers,
): string {
  const values = valuesOf(answers);
  const escape = ESCAPES[extensionOf(path)];
  return content.replace(MARK, (mark, key: string) => {
    const value = values[key];
    if (value === undefined || (!escape && !SAFE.test(value))) {
      throw new Error(`${path} has a mark that is not known: ${mark}`);
    }
    return escape ? escape(value) : value;
  });
}

function valuesOf(answers: Answers): Record<string, string> {
  const { repository } = answers;
  return {
    NAME: answers.name,
    DESCRIPTION: answers.description,
    OWNER: answers.owner,
    DOMAIN: answers.domain,
    REPOSITORY: `${repository.owner}/${repository.name}`,
    REPOSITORY_NAME: repository.name,
    APPLICATION_ID: applicationId(answers),
    NODE_VERSION: String(answers.nodeVersion),
    COVERAGE_THRESHOLD: String(answers.coverageThreshold),
    INTEGRATION_BRANCH: answers.integrationBranch,
    NAMESPACE_STAGING: namespaceOf(answers.name, 'staging'),
    NAMESPACE_PRODUCTION: namespaceOf(answers.name, 'production'),
    MOBILE_DEV_BRANCH: answers.mobileDevBranch,
    MOBILE_STAGING_BRANCH: answers.mobileStagingBranch,
  };
}

/**
 * Identity of the app in both stores: the domain turned around, with segments
 * that are Java identifiers
 * (https://developer.android.com/build/configure-app-module#set-application-id).
 */
export function applicationId(
  answers: Pick<Answers, 'name' | 'domain'>,
): string {
  const [product, ...rest] = answers.domain.split('.');
  return [...rest.reverse(), product]
    .map(label => label.replace(/[^a-z0-9]/g, '_'))
    .map(label => (/^[a-z]/.test(label) ? label : `a${label}`))
    .join('.');
}

function extensionOf(path: string): string {
  const name = path.split('/').pop() ?? '';
  return name.includes('.') ? name.split('.').pop() ?? '' : '';
}
