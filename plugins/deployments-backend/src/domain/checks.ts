import type {
  CheckStatus,
  Hold,
  RollbackCheck,
} from '@jalon/plugin-deployments-common';

const EXPAND_ONLY = /\bexpand-only\b/i;
const MAX_LISTED = 10;
const MIGRATION_EXTENSIONS = new Set(
  'sql js cjs mjs ts cts mts py rb php java kt go yml yaml xml'.split(' '),
);
const IGNORED_FOLDERS = ['node_modules', 'dist', 'vendor'];
const STATUS_ORDER: CheckStatus[] = ['block', 'warn', 'pass'];

/** A database migration that the version to leave has and the target has not. */
export interface MigrationFile {
  readonly path: string;
  readonly url: string;
  /** Undefined when it is too large or cannot be read. */
  readonly content?: string;
}

/** Whether a path is code or SQL below a folder `migrations`. */
export function isMigrationFile(path: string): boolean {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return (
    file.includes('.') &&
    MIGRATION_EXTENSIONS.has(extension) &&
    folders.includes('migrations') &&
    !IGNORED_FOLDERS.some(folder => folders.includes(folder))
  );
}

export function targetAvailableCheck(options: {
  version: string;
  overlayFound: boolean;
  sha?: string;
}): RollbackCheck {
  const { version, overlayFound, sha } = options;
  const at = sha ? ` at commit ${sha.slice(0, 7)}` : '';
  return overlayFound
    ? pass('target-available', `The overlay of ${version} can be read${at}`)
    : block(
        'target-available',
        `The overlay of ${version} can no longer be read${at}`,
      );
}

export function imagesCurrentCheck(current: boolean): RollbackCheck {
  return current
    ? pass('images-current', 'The overlay deploys what runs now')
    : block(
        'images-current',
        'The overlay was changed by something that is not yet in the history',
      );
}

/** Images that were added since and that a rollback leaves as they are. */
export function imagesLeftCheck(names: readonly string[]): RollbackCheck[] {
  if (!names.length) {
    return [];
  }
  const title = 'Images that were added since stay as they are';
  return [{ id: 'images-left', status: 'warn', title, evidence: list(names) }];
}

export function targetHealthyCheck(options: {
  version: string;
  healthy: boolean;
}): RollbackCheck {
  return options.healthy
    ? pass('target-healthy', `${options.version} ran well before`)
    : {
        id: 'target-healthy',
        status: 'warn',
        title: `${options.version} is not known to have run well`,
      };
}

export function inFlightCheck(inFlight: string | undefined): RollbackCheck {
  return inFlight
    ? block('in-flight', inFlight)
    : pass('in-flight', 'Nothing else is being rolled out');
}

export function holdCheck(hold: Hold | undefined): RollbackCheck {
  return hold
    ? {
        id: 'hold',
        status: 'warn',
        title: `Held by ${hold.actor.displayName}: ${hold.reason}`,
        evidence: 'The hold is replaced by the one of this rollback.',
      }
    : pass('hold', 'The environment is not held');
}

export function environmentRulesCheck(options: {
  environment: string;
  confirmation?: string;
}): RollbackCheck {
  const { environment, confirmation } = options;
  return pass(
    'environment-rules',
    confirmation
      ? `${environment} is protected: ${confirmation} is typed to confirm`
      : `${environment} asks for a reason only`,
  );
}

/**
 * An earlier version must work with the database that the later one has
 * migrated. Only a migration that says so (`expand-only` anywhere in it) is
 * known to leave the earlier version working.
 */
export function migrationsCheck(
  migrations: readonly MigrationFile[],
): RollbackCheck {
  if (!migrations.length) {
    return pass('migrations', 'No database migration between the two versions');
  }
  const breaking = migrations.filter(
    ({ content }) => content === undefined || !EXPAND_ONLY.test(content),
  );
  if (!breaking.length) {
    return {
      id: 'migrations',
      status: 'warn',
      title: `${count(migrations.length)} between the two: expand only, safe`,
      evidence: list(migrations.map(item => item.path)),
      url: migrations[0].url,
    };
  }
  return {
    ...block(
      'migrations',
      `${count(
        breaking.length,
      )} between the two may not suit the earlier version`,
    ),
    evidence: `${list(
      breaking.map(item => item.path),
    )}. Roll forward, or mark a migration that only adds with the comment "expand-only".`,
    url: breaking[0].url,
  };
}

/** Blocks first, then warnings, then passes; otherwise in the order given. */
export function sortChecks(checks: readonly RollbackCheck[]): RollbackCheck[] {
  return [...checks].sort(
    (a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status),
  );
}

function pass(id: string, title: string): RollbackCheck {
  return { id, status: 'pass', title };
}

function block(id: string, title: string): RollbackCheck {
  return { id, status: 'block', title };
}

function count(migrations: number): string {
  return migrations === 1
    ? '1 database migration'
    : `${migrations} database migrations`;
}

function list(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  const shown = names.slice(0, MAX_LISTED).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
