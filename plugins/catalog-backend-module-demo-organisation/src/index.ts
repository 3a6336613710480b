/**
 * Creates the repositories of the demo organisation on the first start.
 *
 * @packageDocumentation
 */
export { catalogModuleDemoOrganisation as default } from './module';
