/** Where an entity's overlays are, relative to its folder, unless annotated. */
export const DEFAULT_ENVIRONMENTS_PATH = 'infrastructure/kubernetes';
export const ENVIRONMENTS_PATH_ANNOTATION = 'jalon.dev/environments-path';

export interface EnvironmentRules {
  /** Reading order, the last of the promotion first. */
  readonly order: readonly string[];
  /** Where the entity's name is typed before a rollback. */
  readonly protected: readonly string[];
}

export const DEFAULT_RULES: EnvironmentRules = {
  order: ['production', 'staging'],
  protected: ['production'],
};

/** Orders environments as a person reads them: by the rules, then by name. */
export function compareEnvironments(
  rules: EnvironmentRules,
): (a: string, b: string) => number {
  const rank = (name: string) => {
    const index = rules.order.indexOf(name);
    return index < 0 ? rules.order.length : index;
  };
  return (a, b) => rank(a) - rank(b) || compareText(a, b);
}

/**
 * The environment that promotes to this one: the next in the configured order
 * that the entity has. Environments outside the order promote nowhere.
 */
export function promotedFrom(
  environment: string,
  available: readonly string[],
  rules: EnvironmentRules,
): string | undefined {
  const index = rules.order.indexOf(environment);
  return index < 0
    ? undefined
    : rules.order.slice(index + 1).find(name => available.includes(name));
}

/** The environment that an overlay's path names, if it is one. */
export function environmentOfOverlay(
  path: string,
  environmentsPath: string,
): string | undefined {
  const prefix = environmentsPath ? `${environmentsPath}/` : '';
  if (!path.startsWith(prefix)) {
    return undefined;
  }
  const [name, file, ...rest] = path.slice(prefix.length).split('/');
  const isOverlay = file === 'kustomization.yaml' && rest.length === 0;
  return isOverlay && name !== 'base' ? name : undefined;
}

/** Joins folders inside a repository; undefined when they would leave it. */
export function joinPath(...parts: readonly string[]): string | undefined {
  const segments = parts
    .flatMap(part => part.split('/'))
    .filter(segment => segment && segment !== '.');
  const escapes = segments.some(
    segment => segment === '..' || segment.includes('\\'),
  );
  return escapes ? undefined : segments.join('/');
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
