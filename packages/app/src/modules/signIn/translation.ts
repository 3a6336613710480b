import {
  createTranslationMessages,
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';

export const signInTranslationRef = createTranslationRef({
  id: 'jalon.sign-in',
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

const french = createTranslationMessages({
  ref: signInTranslationRef,
  full: true,
  messages: {
    introduction:
      'Choisissez avec quels yeux voir le portail. Pour en changer, déconnectez-vous dans les réglages.',
    enterAs: 'Entrer en tant que {{name}}',
    guest: 'Équipe plateforme : peut tout faire, partout.',
    amel: 'Équipe Check-in : possède l’API, revient en arrière en staging mais pas en production.',
    moussa: 'Équipe Growth : ne possède rien ici, peut regarder.',
    github: 'Se connecter avec son compte GitHub',
  },
});

export const signInMessages = createTranslationResource({
  ref: signInTranslationRef,
  translations: { fr: async () => ({ default: french }) },
});
