/** Tout ce que lisent les visiteurs, en un seul endroit. */
export const messages = {
  locale: "fr",
  skipToContent: "Aller au contenu",
  navigation: "Principale",
  home: "Accueil",
  notes: "Notes",
  signIn: "Se connecter",
  signOut: "Se déconnecter",
  signOutFailed: "Toujours connecté : réessayer",
  homeOpenNotes: "Ouvrir les notes",
  homeStepsTitle: "Pour commencer",
  homeSteps: [
    {
      title: "Se connecter",
      text: "Avec un jeton du backend. Il reste dans un cookie qu’aucun script ne peut lire.",
    },
    {
      title: "Écrire une note",
      text: "Les notes sont un exemple de ressource : une liste, un formulaire, et ce qui se passe quand le backend ne répond pas.",
    },
    {
      title: "En faire le vôtre",
      text: "Remplacez cette page dans src/app/page.tsx et ses textes dans src/messages.ts.",
    },
  ],
  notesLead: "Les plus récentes d’abord.",
  notesEmptyTitle: "Pas encore de note",
  notesEmptyText: "La première que vous écrirez apparaîtra ici.",
  notesPages: "Pages des notes",
  notesNewest: "Notes les plus récentes",
  notesOlder: "Notes plus anciennes",
  notesLoading: "Chargement des notes",
  newNote: "Nouvelle note",
  noteTitle: "Titre",
  noteText: "Texte",
  optional: "facultatif",
  createNote: "Créer la note",
  creatingNote: "Création…",
  noteCreated: "La note a été créée.",
  noteTitleInvalid: "Donnez à la note un titre de 1 à 120 caractères.",
  noteTextInvalid: "Le texte peut avoir au plus 10 000 caractères.",
  noteInvalid:
    "Le backend n’a pas accepté la note. Vérifiez ce que vous avez écrit.",
  noteForbidden: "Vous n’avez pas le droit de créer des notes.",
  tooManyRequests: "C’était un peu rapide. Attendez un instant et réessayez.",
  noteFailed:
    "La note n’a pas pu être créée. Votre texte est toujours là : réessayez dans un instant.",
  signInLead: "Collez un jeton d’accès du backend.",
  signInEnded:
    "Votre session est terminée. Reconnectez-vous pour reprendre où vous en étiez.",
  signInHint:
    "Pendant le développement, npm run token dans le backend en fabrique un.",
  token: "Jeton d’accès",
  tokenMissing: "Collez un jeton d’accès.",
  tokenRefused: "Le backend n’accepte pas ce jeton. Il a peut-être expiré.",
  signingIn: "Connexion…",
  signInFailed:
    "La connexion a échoué, parce que le backend n’a pas répondu. Réessayez dans un instant.",
  errorTitle: "Cela n’a pas fonctionné",
  errorText:
    "Une erreur s’est produite de notre côté. Réessayez dans un instant.",
  errorReference: "Référence",
  retry: "Réessayer",
  notFoundTitle: "Il n’y a rien ici",
  notFoundText: "L’adresse est peut-être mal écrite, ou la page n’existe plus.",
  goHome: "Aller à l’accueil",
} as const;
