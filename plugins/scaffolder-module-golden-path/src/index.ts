/**
 * Form fields of the golden-path templates for the new frontend system.
 *
 * @packageDocumentation
 */
export {
  default,
  goldenPathTranslationsModule,
  scaffolderModuleGoldenPath,
} from './module';
export {
  goldenPathTranslationRef,
  goldenPathTranslations,
} from './translation';
