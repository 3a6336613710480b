import type { Answers } from './types';

/**
 * The answers as template content and features ask for them: by name, the
 * components by theirs, and `deployed` for what runs in a cluster.
 */
export function conditionsOf(
  answers: Answers,
): Readonly<Record<string, string>> {
  const { name, owner, description, repository, domain, components, ...rest } =
    answers;
  const flags = Object.fromEntries(
    (['backend', 'frontend', 'mobile'] as const).map(component => [
      component,
      components.includes(component),
    ]),
  );
  return Object.fromEntries(
    Object.entries({
      ...rest,
      ...flags,
      deployed: flags.backend || flags.frontend,
    }).map(([key, value]) => [key, String(value)]),
  );
}
