import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const homeTranslationRef = createTranslationRef({
  id: 'home',
  translations: { fr: () => import('./translation.fr') },
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
