import type { ProjectKey } from './types';

/** What an annotation is resolved against. */
export interface InstanceName {
  readonly name: string;
  readonly organization: string;
}

/** One project that an annotation names; without `project` nothing fits it. */
export interface AnnotatedProject {
  /** As it is written. */
  readonly text: string;
  readonly project?: ProjectKey;
}

const MAXIMUM_PROJECTS = 50;

/**
 * Reads `sentry.io/project-slug`: `project` of the default instance,
 * `organization/project`, `instance/project` or
 * `instance/organization/project`, separated by commas. Repetitions are left
 * out, and whatever comes after the first fifty.
 */
export function parseProjects(
  annotation: string | undefined,
  instances: readonly InstanceName[],
): AnnotatedProject[] {
  const texts = (annotation ?? '')
    .split(',')
    .map(text => text.trim().replace(/^\/+|\/+$/g, ''))
    .filter(Boolean);
  return [...new Set(texts)]
    .slice(0, MAXIMUM_PROJECTS)
    .map(text => ({ text, project: resolve(text, instances) }));
}

function resolve(
  text: string,
  instances: readonly InstanceName[],
): ProjectKey | undefined {
  const parts = text.split('/').map(part => part.trim());
  const slug = parts.pop();
  const instance = findInstance(parts, instances);
  return slug && instance ? { instance: instance.name, slug } : undefined;
}

function findInstance(
  qualifiers: readonly string[],
  instances: readonly InstanceName[],
): InstanceName | undefined {
  const [first, second] = qualifiers;
  if (qualifiers.length === 0) {
    return instances.find(each => each.name === 'default') ?? instances[0];
  }
  if (qualifiers.length === 1) {
    return (
      instances.find(each => each.organization === first) ??
      instances.find(each => each.name === first)
    );
  }
  return qualifiers.length === 2
    ? instances.find(
        each => each.name === first && each.organization === second,
      )
    : undefined;
}
