/**
 * Default permission policy: owners act on their own, production needs the
 * approver group.
 *
 * @packageDocumentation
 */
export { permissionModuleGoldenPath as default } from './module';
