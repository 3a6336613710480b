/**
 * Builds golden-path repositories from answers.
 *
 * @packageDocumentation
 */
export * from './domain/answers';
export {
  BUILDERS,
  goldenPathFiles,
  TEMPLATES,
  type TemplateContents,
} from './domain/goldenPath';
export { documentFiles } from './domain/docs';
export { repositorySettings } from './domain/github/repositorySettings';
export {
  renderContent,
  type ComponentContent,
  type Feature,
} from './domain/content';
export {
  LAYOUT,
  treeOf,
  type FileTree,
  type GeneratedFile,
} from './domain/files';
export {
  environmentVariables,
  type EnvironmentVariable,
  type Stage,
} from './domain/environmentVariables';
export {
  goldenPathRecord,
  recordFile,
  type GoldenPathRecord,
} from './domain/record';
export { brokenLinks, todoFile, type TodoProgress } from './domain/todo';
export { bytesOf, renderGoldenPath } from './render';
export { listReleases, releasesDirectory } from './releases';
export {
  readComponentContent,
  readContent,
  readTemplateContents,
  readTemplateVersion,
  templatesDirectory,
} from './templates';
export { validateRepository, type Check, type Finding } from './validators';
