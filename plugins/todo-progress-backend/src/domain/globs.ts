import { DEFAULT_TODO_FILES } from '@jalon/plugin-todo-progress-common';

const MAX_GLOBS = 20;

/**
 * Globs inside of the repository for an entity in `folder`. Throws an `Error`
 * with a sentence for the entity's owner when the annotation cannot be used.
 */
export function todoGlobs(
  annotation: string | undefined,
  folder: string,
): string[] {
  const globs =
    annotation === undefined ? [...DEFAULT_TODO_FILES] : split(annotation);
  if (globs.length === 0 || globs.length > MAX_GLOBS) {
    throw new Error(
      `The annotation jalon.dev/todo-files must name 1 to ${MAX_GLOBS} globs, separated by commas`,
    );
  }
  const prefix = folder && `${folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&')}/`;
  return globs.map(glob => `${prefix}${inside(glob)}`);
}

/** Whether a file is somebody else's: installed, or Git's own. */
export function isForeign(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some(folder => ['node_modules', 'vendor', '.git'].includes(folder));
}

/** At the commas that are not inside of braces. */
function split(annotation: string): string[] {
  const globs: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of annotation.slice(0, 4000)) {
    depth += Number(character === '{') - Number(character === '}');
    if (character === ',' && depth <= 0) {
      globs.push(current);
      current = '';
    } else {
      current += character;
    }
  }
  return [...globs, current].map(glob => glob.trim()).filter(Boolean);
}

function inside(glob: string): string {
  const relative = glob.replace(/^(?:\.\/)+/, '');
  if (relative.startsWith('/') || relative.split('/').includes('..')) {
    throw new Error(
      `“${glob}” in the annotation jalon.dev/todo-files leads out of the entity's folder: write it relative to that folder`,
    );
  }
  return relative;
}
