import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const signInTranslationRef = createTranslationRef({
  id: 'jalon.sign-in',
  translations: { fr: () => import('./translation.fr') },
  messages: {
    introduction:
      'Choose whose eyes to see the portal with. You can change by signing out in Settings.',
    enterAs: 'Enter as {{name}}',
    guest: 'Platform team: may do everything, everywhere.',
    amel: 'Check-in team: owns the API, rolls back staging but not production.',
    moussa: 'Growth team: owns nothing here, may look around.',
    github: 'Sign in with your GitHub account',
  },
});
