/**
 * Types, client and permissions of the to-do progress plugin.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './annotations';
export * from './permissions';
export * from './TodoProgressApi';
export * from './TodoProgressClient';
