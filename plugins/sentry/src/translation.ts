import { createTranslationRef } from '@backstage/frontend-plugin-api';
import messages from './translations/en';

/**
 * The texts of the errors pages, in English, with their French translation. A
 * key that is missing in French is a type error.
 *
 * @public
 */
export const sentryTranslationRef = createTranslationRef({
  id: 'plugin.sentry',
  translations: { fr: () => import('./translations/fr') },
  messages,
});
