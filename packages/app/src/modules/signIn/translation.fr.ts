/** French texts of `signInTranslationRef`. */
const messages = {
  introduction:
    'Choisissez avec quels yeux voir le portail. Pour en changer, déconnectez-vous dans les réglages.',
  enterAs: 'Entrer en tant que {{name}}',
  guest: 'Équipe plateforme : peut tout faire, partout.',
  amel: 'Équipe Check-in : possède l’API, revient en arrière en staging mais pas en production.',
  moussa: 'Équipe Growth : ne possède rien ici, peut regarder.',
  github: 'Se connecter avec son compte GitHub',
};

export default messages;
