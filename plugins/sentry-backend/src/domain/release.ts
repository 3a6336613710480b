import semver from 'semver';

/** A release's name taken apart: `package@version+build`. */
export interface ParsedRelease {
  readonly package?: string;
  /** `1.4.2`, or all of it when it is no `package@version`. */
  readonly version: string;
  /** Build of a mobile application, such as `57`. */
  readonly build?: string;
}

const BUILD_IN_BRACKETS = /^(\S+) \(([^()]{1,64})\)$/;

/**
 * Takes a release's name apart as Sentry does. Reads `1.4.2`, `v1.4.2`,
 * `app@1.4.2`, `app@1.4.2+57`, `1.4.2 (57)` and commit ids.
 */
export function parseRelease(name: string): ParsedRelease {
  const at = name.lastIndexOf('@');
  const packageName = at > 0 ? name.slice(0, at) : undefined;
  const rest = at > 0 ? name.slice(at + 1) : name;
  const bracketed = BUILD_IN_BRACKETS.exec(rest);
  if (bracketed) {
    return {
      package: packageName,
      version: withoutV(bracketed[1]),
      build: bracketed[2],
    };
  }
  const plus = rest.indexOf('+');
  return plus > 0
    ? {
        package: packageName,
        version: withoutV(rest.slice(0, plus)),
        build: rest.slice(plus + 1) || undefined,
      }
    : { package: packageName, version: withoutV(rest) };
}

function withoutV(version: string): string {
  return /^v\d/.test(version) ? version.slice(1) : version;
}

/** Whether it follows semver, however loosely (`1.4` is 1.4.0). */
export function semverOf(release: ParsedRelease): semver.SemVer | undefined {
  if (
    !/^\d{1,6}(\.\d{1,6}){1,2}([-.][0-9A-Za-z.-]{1,64})?$/.test(release.version)
  ) {
    return undefined;
  }
  const parts = release.version.split('-')[0].split('.').length;
  const full =
    parts === 2
      ? release.version.replace(/^(\d+\.\d+)/, '$1.0')
      : release.version;
  return semver.parse(full) ?? undefined;
}

/**
 * Orders two releases: negative when `a` is older; undefined when they do not
 * both follow semver. A build counts only where both have one.
 */
export function compareReleases(
  a: ParsedRelease,
  b: ParsedRelease,
): number | undefined {
  const [left, right] = [semverOf(a), semverOf(b)];
  if (!left || !right) {
    return undefined;
  }
  return semver.compare(left, right) || compareBuilds(a.build, b.build);
}

function compareBuilds(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined || a === b) {
    return 0;
  }
  const [left, right] = [Number(a), Number(b)];
  if (Number.isFinite(left) && Number.isFinite(right)) {
    return left - right;
  }
  return a < b ? -1 : 1;
}

/**
 * Whether a release is what a deployment with this version and commit runs:
 * the same version (and build, where both have one) or the same commit.
 */
export function isReleaseOf(
  release: ParsedRelease,
  deployment: { readonly version: string; readonly commit?: string },
): boolean {
  const deployed = parseRelease(deployment.version);
  const order = compareReleases(release, deployed);
  if (order !== undefined) {
    return order === 0;
  }
  return (
    (release.version === deployed.version &&
      compareBuilds(release.build, deployed.build) === 0) ||
    isSameCommit(release.version, deployment.commit)
  );
}

function isSameCommit(version: string, commit: string | undefined): boolean {
  return (
    commit !== undefined &&
    /^[0-9a-f]{7,64}$/.test(version) &&
    (commit.startsWith(version) || version.startsWith(commit))
  );
}
