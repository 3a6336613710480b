import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { goldenPathTranslationRef } from '../translation';

/** French texts; `full` makes a missing key a type error. */
const messages = createTranslationMessages({
  ref: goldenPathTranslationRef,
  full: true,
  messages: {
    'name.label': 'Nom',
    'name.format':
      'Au plus 63 caractères : a-z, 0-9 et -, une lettre au début, pas de - à la fin',
    'name.checking': 'Le catalogue connaît-il {{name}} ?',
    'name.free': '{{name}} est libre dans le catalogue',
    'name.taken': 'Le catalogue a déjà {{name}} : choisissez un autre nom',
    'name.unknown':
      'Le catalogue ne répond pas. La question lui sera reposée avant toute création.',
    'repository.group': 'Dépôt',
    'repository.host': 'Où il est conservé',
    'repository.local': 'Ce portail',
    'repository.owner': 'Propriétaire',
    'repository.ownerDescription':
      'Organisation ou personne à qui le dépôt appartient',
    'repository.name': 'Nom du dépôt',
    'repository.nameDescription': 'Celui du composant, sauf si vous le changez',
    'repository.hosts':
      'Le portail ne dit pas où conserver un dépôt : {{message}}',
    'repository.retry': 'Réessayer',
    'repository.incomplete':
      'Choisissez où il est conservé, son propriétaire et son nom',
    'repository.ownerFormat':
      'Le propriétaire a au plus 39 caractères : lettres, chiffres et -',
    'repository.nameFormat':
      'Le nom du dépôt a au plus 100 caractères : lettres, chiffres, ., _ et -, et ne finit pas par .git',
    'repository.checking': '{{name}} est-il libre ?',
    'repository.free': '{{name}} est libre',
    'repository.taken': '{{name}} existe déjà : choisissez un autre nom',
    'repository.unknown':
      'L’hébergeur ne répond pas. La question lui sera reposée avant toute création.',
  },
});

export default messages;
