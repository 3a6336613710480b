/**
 * Permission rules and conditions of the deployments plugin, for policies.
 *
 * @packageDocumentation
 */
export * from './permissions';
