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
    'preview.loading': 'Le dépôt est rendu et vérifié…',
    'preview.summary':
      '{{number}} fichiers. {{done}} des {{total}} points de la liste de tâches de la plateforme sont faits d’emblée. Rien n’est créé avant la dernière étape.',
    'preview.checks': 'Ce qui a été vérifié',
    'preview.passed': '{{name}} : {{number}} en ordre',
    'preview.failed': '{{name}} : {{number}} à regarder',
    'preview.validator.syntax': 'JSON et YAML',
    'preview.validator.workflows': 'Workflows',
    'preview.validator.kubernetes': 'Manifestes',
    'preview.validator.compose': 'Compose',
    'preview.validator.catalog': 'Catalogue',
    'preview.validator.codeowners': 'Code owners',
    'preview.validator.links': 'Documents',
    'preview.files': 'Fichiers',
    'preview.wrong': ', à regarder',
    'preview.search': 'Chercher un fichier',
    'preview.nothing': 'Aucun fichier ne s’appelle ainsi.',
    'preview.choose': 'Choisissez un fichier pour voir ce qu’il contiendra.',
    'preview.binary': 'Une image ou un autre fichier qui n’est pas du texte.',
    'preview.truncated': 'la suite n’est pas montrée',
    'preview.failedTitle': 'Cela ne peut pas encore être généré',
    'preview.fileFailed': '{{path}} ne peut pas être montré : {{message}}',
    'preview.retry': 'Réessayer',
  },
});

export default messages;
