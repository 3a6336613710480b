import type { SentryProblem, SentrySummary } from '@jalon/plugin-sentry-common';

/** What a view can show of an entity's errors. */
export type Situation =
  /** Nothing is known; this is why. */
  | { readonly type: 'blocked'; readonly problem: SentryProblem }
  /** Something is known, maybe not all. */
  | { readonly type: 'known'; readonly problems: readonly SentryProblem[] };

/** The one to mend first comes first. */
const ORDER: readonly SentryProblem['code'][] = [
  'no-annotation',
  'not-configured',
  'no-project',
  'no-access',
  'unreachable',
  'pending',
];

const blocks = ({ code }: SentryProblem) => ORDER.includes(code);

function knowsSomething(summary: SentrySummary): boolean {
  return (
    summary.syncedAt !== undefined ||
    summary.unresolved > 0 ||
    summary.eventsPerDay.some(({ events }) => events > 0)
  );
}

/**
 * Whether a problem leaves nothing to show. With something in the store the
 * page is shown and the problem told above it.
 */
export function situationOf(summary: SentrySummary): Situation {
  const problems = summary.problems;
  const first = ORDER.flatMap(code =>
    problems.filter(problem => problem.code === code),
  )[0];
  const isBlocked =
    first?.code === 'no-annotation' ||
    (first && blocks(first) && !knowsSomething(summary));
  return first && isBlocked
    ? { type: 'blocked', problem: first }
    : { type: 'known', problems };
}
