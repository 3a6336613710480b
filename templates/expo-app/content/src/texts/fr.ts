import type { Texts } from './en';

export const fr: Texts = {
  config: {
    title: 'Cette version n’est pas configurée',
    explanation:
      'L’application ne peut pas démarrer à cause de ces variables. Voir .env.example, ou le profil de eas.json qui a produit cette version.',
  },
  crash: {
    title: 'Un problème est survenu',
    explanation: 'Il a été signalé. Vous pouvez réessayer.',
  },
  errors: {
    offline: 'Le service est injoignable. Vérifiez votre connexion.',
    timeout: 'Le service met trop de temps à répondre.',
    unauthorized: 'Votre session est terminée. Connectez-vous de nouveau.',
    forbidden: 'Vous n’y êtes pas autorisé.',
    notFound: 'Ceci n’existe plus.',
    invalid: 'Le service refuse cette saisie.',
    rateLimited: 'Trop de requêtes. Patientez un instant.',
    server: 'Le service a un problème. Réessayez plus tard.',
    requestId: (id) => `Référence pour l’assistance : ${id}`,
  },
  common: { retry: 'Réessayer', loading: 'Chargement' },
  signIn: {
    title: 'Connexion',
    explanation:
      'Collez un jeton d’accès de l’API. Il est gardé dans le trousseau de cet appareil.',
    expired: 'Votre session est terminée. Connectez-vous de nouveau.',
    token: 'Jeton d’accès',
    submit: 'Se connecter',
    malformed: 'Ce n’est pas un jeton d’accès.',
    outdated: 'Ce jeton a expiré.',
  },
  notes: {
    title: 'Notes',
    empty: 'Aucune note',
    emptyHint: 'Ce que vous écrivez apparaît ici.',
    add: 'Nouvelle note',
    settings: 'Réglages',
  },
  newNote: {
    title: 'Nouvelle note',
    name: 'Titre',
    text: 'Texte',
    save: 'Enregistrer',
    titleMissing: 'Donnez un titre à la note.',
    titleTooLong: (limit) => `Le titre peut avoir ${limit} caractères.`,
    textTooLong: (limit) => `Le texte peut avoir ${limit} caractères.`,
  },
  settings: {
    title: 'Réglages',
    version: 'Version',
    update: 'Mise à jour',
    embedded: 'celle d’origine',
    channel: 'Canal',
    noChannel: 'aucun (développement)',
    runtime: 'Version du runtime',
    api: 'API',
    maps: 'Cartes',
    configured: 'configurées',
    notConfigured: 'non configurées',
    signOut: 'Se déconnecter',
  },
  updates: {
    ready: 'Une mise à jour est prête. Elle prend effet au prochain démarrage.',
    restart: 'Redémarrer',
  },
  // golden-path:if billing
  billing: {
    title: 'Premium',
    active: 'Vous avez premium.',
    until: (date) => `Vous avez premium jusqu’au ${date}.`,
    inactive: 'Vous n’avez pas premium.',
    unavailable: 'Rien ne peut être acheté dans cette version.',
    buy: (name, price) => `${name}, ${price}`,
    restore: 'Restaurer les achats',
    nothingToRestore: 'Aucun achat n’a été trouvé pour ce compte.',
    failed: 'La boutique n’a pas terminé. Rien n’a été débité deux fois.',
  },
  // golden-path:end
};
