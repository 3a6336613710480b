import { LOGS, Runbooks } from './types';

export const business: Runbooks = {
  HighBusinessFailures: {
    commands: [LOGS],
    en: [
      'More than one in ten of a business operation fails, be it for a technical or a professional reason.',
      'Users do not get what they came for, even if every response is a 200.',
      [
        'See in the logs why the operations fail, and whether one customer or everybody is concerned.',
        'If a release of the API or of a client brought it, go back.',
        'Tell whoever is responsible for the product: the reason may be one of its rules.',
      ],
    ],
    fr: [
      'Plus d’une opération métier sur dix échoue, pour une raison technique ou métier.',
      'Les utilisateurs n’obtiennent pas ce qu’ils sont venus chercher, même si chaque réponse est un 200.',
      [
        'Voir dans les journaux pourquoi les opérations échouent, et si un client ou tous sont concernés.',
        'Si une version de l’API ou d’un client l’a introduit, revenir en arrière.',
        'Prévenir le responsable du produit : la raison peut être une de ses règles.',
      ],
    ],
  },
  BusinessOperationsStopped: {
    commands: [LOGS],
    en: [
      'A business operation that succeeded an hour ago has not succeeded for 15 minutes.',
      'A function of the product is broken, or nobody reaches it.',
      [
        'Try it out as a user would.',
        'If it works, ask whether the pause is natural, such as a closed counter, and adapt the alert.',
        'If it does not, look at the alerts of the API and of the ingress.',
      ],
    ],
    fr: [
      'Une opération métier qui réussissait il y a une heure ne réussit plus depuis 15 minutes.',
      'Une fonction du produit est cassée, ou personne ne l’atteint.',
      [
        'L’essayer comme le ferait un utilisateur.',
        'Si elle marche, demander si la pause est naturelle, comme un guichet fermé, et adapter l’alerte.',
        'Sinon, regarder les alertes de l’API et de l’ingress.',
      ],
    ],
  },
  CapacityReached: {
    commands: [LOGS],
    en: [
      'A limited resource of the product is used to 90% or more.',
      'Soon users are turned away.',
      [
        'Tell whoever is responsible for the product; only they can add to it.',
        'Check that the figure is right: things that ended may still be counted.',
      ],
    ],
    fr: [
      'Une ressource limitée du produit est utilisée à 90 % ou plus.',
      'Bientôt des utilisateurs seront refusés.',
      [
        'Prévenir le responsable du produit ; lui seul peut en ajouter.',
        'Vérifier que le chiffre est juste : des éléments terminés sont peut-être encore comptés.',
      ],
    ],
  },
  CapacityExceeded: {
    commands: [LOGS],
    en: [
      'More of a limited resource is used than exists.',
      'A rule of the product has been broken: something has been promised twice.',
      [
        'Tell whoever is responsible for the product at once, so that those concerned learn of it.',
        'Look for two operations at the same time that both saw the last place as free; let the database decide.',
      ],
    ],
    fr: [
      'Une ressource limitée est utilisée au-delà de ce qui existe.',
      'Une règle du produit est enfreinte : quelque chose a été promis deux fois.',
      [
        'Prévenir tout de suite le responsable du produit, pour que les personnes concernées l’apprennent.',
        'Chercher deux opérations simultanées qui ont toutes deux vu la dernière place libre ; laisser la base décider.',
      ],
    ],
  },
};
