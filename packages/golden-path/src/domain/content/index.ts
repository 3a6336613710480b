export { applicationId } from './marks';
export type { ComponentContent, Feature } from './features';
export { renderContent, renderDocuments } from './renderContent';
