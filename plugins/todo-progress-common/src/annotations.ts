/**
 * Annotation of an entity that says which files hold its to-do items: globs
 * relative to the entity's folder in its repository, separated by commas.
 *
 * @public
 */
export const TODO_FILES_ANNOTATION = 'jalon.dev/todo-files';

/**
 * What is read when the entity has no `jalon.dev/todo-files` annotation.
 *
 * @public
 */
export const DEFAULT_TODO_FILES: readonly string[] = [
  '**/TODO*.md',
  '**/todo*.md',
  'docs/todo/**/*.md',
];
