/**
 * Form fields of the golden-path templates for the new frontend system.
 *
 * @packageDocumentation
 */
export { scaffolderModuleGoldenPath as default } from './module';
export {
  goldenPathTranslationRef,
  goldenPathTranslations,
} from './translation';
