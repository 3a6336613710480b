import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { repositoriesTranslationRef } from '../translation';

/** Gives the texts of this plugin in the language of the app. */
export type Texts = TranslationFunction<typeof repositoriesTranslationRef.T>;

/** Shorthand for the texts of this plugin. */
export function useTexts(): Texts {
  return useTranslationRef(repositoriesTranslationRef).t;
}
