/**
 * Deployment history, DORA metrics and rollback for catalog entities.
 *
 * @packageDocumentation
 */
export { deploymentsPlugin as default } from './plugin';
