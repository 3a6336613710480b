import type {
  ListSentryIssuesOptions,
  SentryIssueSort,
  SentryIssueSortField,
  SentryIssueState,
  SentryLevel,
} from '@jalon/plugin-sentry-common';

/** Rows of one page. */
export const PAGE_SIZE = 20;

/** Levels that a filter offers, gravest first. */
export const LEVELS: readonly SentryLevel[] = [
  'fatal',
  'error',
  'warning',
  'info',
  'debug',
];

/** States that a filter offers. */
export const STATES: readonly SentryIssueState[] = [
  'unresolved',
  'resolved',
  'ignored',
];

const SORT_FIELDS: readonly SentryIssueSortField[] = [
  'lastSeen',
  'firstSeen',
  'events',
  'users',
  'level',
];

export const DEFAULT_SORT: SentryIssueSort = '-lastSeen';
const DEFAULT_STATE: SentryIssueState = 'unresolved';
/** How "every state" stands in the address. */
export const ALL_STATES = 'all';

/** What an Errors tab shows, as its address says. */
export interface TabState {
  readonly project?: string;
  readonly environment?: string;
  /** Undefined: every state. */
  readonly state?: SentryIssueState;
  readonly level?: SentryLevel;
  readonly release?: string;
  /** Id of the deployment that brought the errors. */
  readonly deployment?: string;
  readonly query?: string;
  readonly sort: SentryIssueSort;
  /** Cursors of the pages that were turned, the last is of this page. */
  readonly after: readonly string[];
  /** The error whose details are open. */
  readonly selected?: string;
}

function isSort(text: string): text is SentryIssueSort {
  return SORT_FIELDS.some(field => text === field || text === `-${field}`);
}

/** Reads an address leniently: what it cannot mean is left out. */
export function readTabState(params: URLSearchParams): TabState {
  const text = (name: string) => params.get(name) || undefined;
  const state = text('state') ?? DEFAULT_STATE;
  const sort = text('sort') ?? DEFAULT_SORT;
  return {
    project: text('project'),
    environment: text('environment'),
    state:
      state === ALL_STATES
        ? undefined
        : STATES.find(each => each === state) ?? DEFAULT_STATE,
    level: LEVELS.find(each => each === text('level')),
    release: text('release'),
    deployment: text('deployment'),
    query: text('q'),
    sort: isSort(sort) ? sort : DEFAULT_SORT,
    after: params.getAll('after').filter(Boolean),
    selected: text('error'),
  };
}

/** How a state stands in the address; the default stands nowhere. */
export const writeState = (state: string) =>
  state === DEFAULT_STATE ? undefined : state;

export interface Sorting {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export function readSorting(sort: SentryIssueSort): Sorting {
  return sort.startsWith('-')
    ? { column: sort.slice(1), direction: 'descending' }
    : { column: sort, direction: 'ascending' };
}

/**
 * What choosing a column sorts by. The greatest, newest or gravest comes
 * first at the first choice, as that is what anyone looks for.
 */
export function nextSort(
  present: SentryIssueSort,
  column: string,
): string | undefined {
  const next = present === `-${column}` ? column : `-${column}`;
  return next === DEFAULT_SORT ? undefined : next;
}

/** Whether a filter leaves something out that clearing would show. */
export function isFiltered(state: TabState): boolean {
  const { project, environment, level, release, deployment, query } = state;
  return (
    state.state !== DEFAULT_STATE ||
    [project, environment, level, release, deployment, query].some(Boolean)
  );
}

/** The question to the server that an address stands for. */
export function issuesQuestion(
  entityRef: string,
  state: TabState,
): ListSentryIssuesOptions {
  const { after, selected, ...filters } = state;
  return { entityRef, ...filters, limit: PAGE_SIZE, cursor: after.at(-1) };
}
