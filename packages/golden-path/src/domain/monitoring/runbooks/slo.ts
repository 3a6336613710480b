import { HISTORY, LOGS, Runbooks } from './types';

export const slo: Runbooks = {
  ErrorBudgetBurnFast: {
    commands: [LOGS, HISTORY],
    en: [
      'Requests fail so often that the error budget of a month (0.5%) is gone within two days.',
      'The objective of 99.5% is in danger today.',
      [
        'Treat it as an incident: go back to the last good version before you look for the cause.',
        'Stop further deployments until the rate has fallen.',
      ],
    ],
    fr: [
      'Les requêtes échouent si souvent que le budget d’erreur d’un mois (0,5 %) est épuisé en deux jours.',
      'L’objectif de 99,5 % est en danger dès aujourd’hui.',
      [
        'Le traiter comme un incident : revenir à la dernière bonne version avant de chercher la cause.',
        'Suspendre les déploiements jusqu’à ce que le taux soit redescendu.',
      ],
    ],
  },
  ErrorBudgetBurn: {
    commands: [LOGS, HISTORY],
    en: [
      'Requests have failed for hours at a rate that uses up the error budget of a month within five days.',
      'The objective of 99.5% is in danger this week.',
      [
        'Find the routes that fail in the dashboard API performance and their errors in Sentry.',
        'Correct the most frequent error today; go back to an earlier version if that takes longer.',
      ],
    ],
    fr: [
      'Depuis des heures, les requêtes échouent à un rythme qui épuise le budget d’erreur d’un mois en cinq jours.',
      'L’objectif de 99,5 % est en danger cette semaine.',
      [
        'Trouver les routes en échec dans le tableau de bord API performance et leurs erreurs dans Sentry.',
        'Corriger l’erreur la plus fréquente aujourd’hui ; revenir à une version antérieure si cela prend plus de temps.',
      ],
    ],
  },
  ErrorBudgetBurnSlow: {
    commands: [LOGS],
    en: [
      'For three days more requests have failed than the objective allows.',
      'The month will end below 99.5% if nothing changes.',
      [
        'Plan the correction of the most frequent errors in the current iteration, before new functions.',
        'If the errors come from clients, check whether they are rightly a 5xx.',
      ],
    ],
    fr: [
      'Depuis trois jours, plus de requêtes échouent que l’objectif ne le permet.',
      'Le mois se terminera sous 99,5 % si rien ne change.',
      [
        'Planifier la correction des erreurs les plus fréquentes dans l’itération en cours, avant de nouvelles fonctions.',
        'Si les erreurs viennent des clients, vérifier qu’elles méritent bien un 5xx.',
      ],
    ],
  },
  LatencyBudgetBurnFast: {
    commands: [LOGS, HISTORY],
    en: [
      'Most requests take more than half a second; five in a hundred may.',
      'Everybody notices that the product is slow.',
      [
        'If it began with a deployment, go back to the version before.',
        'Compare with database, Redis and CPU in the dashboards: when everything is slow, the cause is shared.',
      ],
    ],
    fr: [
      'La plupart des requêtes prennent plus d’une demi-seconde ; cinq sur cent le peuvent.',
      'Tout le monde remarque que le produit est lent.',
      [
        'Si cela a commencé avec un déploiement, revenir à la version précédente.',
        'Comparer avec la base de données, Redis et le CPU dans les tableaux de bord : quand tout est lent, la cause est commune.',
      ],
    ],
  },
  LatencyBudgetBurn: {
    commands: [LOGS],
    en: [
      'For hours three times as many requests as allowed have taken more than half a second.',
      'The product feels slower than promised.',
      [
        'Find the slowest routes in the dashboard API performance, and what they wait for in a trace.',
        'Plan the correction; caching and an index are the usual ones.',
      ],
    ],
    fr: [
      'Depuis des heures, trois fois plus de requêtes que permis prennent plus d’une demi-seconde.',
      'Le produit paraît plus lent que promis.',
      [
        'Trouver les routes les plus lentes dans le tableau de bord API performance, et ce qu’elles attendent dans une trace.',
        'Planifier la correction ; un cache ou un index sont les plus courantes.',
      ],
    ],
  },
};
