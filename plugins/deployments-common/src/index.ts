/**
 * Types, client and permissions of the deployments plugin.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './DeploymentsApi';
export * from './DeploymentsClient';
export * from './permissions';
