/** French texts of `homeTranslationRef`. */
const messages = {
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
};

export default messages;
