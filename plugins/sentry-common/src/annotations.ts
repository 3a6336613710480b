/**
 * Names the projects of Sentry that belong to an entity, separated by commas:
 * `project`, `organization/project`, or, where several instances are
 * configured, `instance/organization/project`.
 *
 * @public
 */
export const SENTRY_PROJECT_SLUG_ANNOTATION = 'sentry.io/project-slug';
