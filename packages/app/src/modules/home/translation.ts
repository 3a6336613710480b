import {
  createTranslationMessages,
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';

export const homeTranslationRef = createTranslationRef({
  id: 'home',
  messages: {
    welcome: 'Welcome, {{name}}',
    startTitle: 'Start here',
    createTitle: 'Create a service',
    createText:
      'A NestJS repository with tests, CI, Docker and Kubernetes, in two short steps.',
    systemTitle: 'Look at the demo system',
    systemText:
      'Check-in: an API, a web front end and a mobile app with weeks of history.',
    deploymentsTitle: 'See what runs where',
    deploymentsText:
      'The deployments of checkin-api, and how to go back to an earlier one.',
    attentionTitle: 'What needs you',
    attentionNothing: 'Nothing your teams own needs you right now.',
    attentionNoOwnership:
      'You own nothing in the catalog yet. Create a service, or ask a team to add you.',
    attentionError: 'What needs you could not be read: {{message}}',
    held: '{{entity}}: {{environment}} is held by {{person}} — {{reason}}',
    failed: '{{entity}}: {{version}} failed in {{environment}}',
    problem: '{{entity}}: {{message}}',
    loading: 'Looking at what your teams own',
  },
});

const french = createTranslationMessages({
  ref: homeTranslationRef,
  full: true,
  messages: {
    welcome: 'Bienvenue, {{name}}',
    startTitle: 'Pour commencer',
    createTitle: 'Créer un service',
    createText:
      'Un dépôt NestJS avec tests, CI, Docker et Kubernetes, en deux courtes étapes.',
    systemTitle: 'Découvrir le système de démonstration',
    systemText:
      'Check-in : une API, un site et une application mobile, avec des semaines d’historique.',
    deploymentsTitle: 'Voir ce qui tourne, et où',
    deploymentsText:
      'Les déploiements de checkin-api, et comment revenir à un précédent.',
    attentionTitle: 'Ce qui vous attend',
    attentionNothing: 'Rien de ce qui appartient à vos équipes ne vous attend.',
    attentionNoOwnership:
      'Rien ne vous appartient encore dans le catalogue. Créez un service, ou demandez à une équipe de vous ajouter.',
    attentionError: 'Impossible de lire ce qui vous attend : {{message}}',
    held: '{{entity}} : {{environment}} est gelé par {{person}} — {{reason}}',
    failed: '{{entity}} : {{version}} a échoué en {{environment}}',
    problem: '{{entity}} : {{message}}',
    loading: 'Lecture de ce qui appartient à vos équipes',
  },
});

export const homeMessages = createTranslationResource({
  ref: homeTranslationRef,
  translations: {
    fr: async () => ({ default: french }),
  },
});
