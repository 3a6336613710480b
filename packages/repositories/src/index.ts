/**
 * Reads and writes hosted Git repositories behind one interface.
 *
 * @packageDocumentation
 */
export * from './types';
