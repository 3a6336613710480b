/**
 * The same fields for apps that still run the old frontend system: children of
 * `ScaffolderFieldExtensions`.
 *
 * @packageDocumentation
 */
export {
  GoldenPathNameFieldExtension,
  GoldenPathPreviewFieldExtension,
  GoldenPathRepositoryFieldExtension,
  goldenPathFieldsPlugin,
} from './legacyPlugin';
export {
  goldenPathTranslationRef,
  goldenPathTranslations,
} from './translation';
