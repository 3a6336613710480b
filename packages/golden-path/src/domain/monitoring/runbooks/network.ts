import { PODS, Runbooks } from './types';

const CONTROLLER =
  'kubectl logs -n ingress-nginx -l app.kubernetes.io/name=ingress-nginx --since=15m | tail -n 100';

const INGRESS = 'kubectl describe ingress -n "$NAMESPACE"';

export const network: Runbooks = {
  IngressHighErrorRate: {
    commands: [
      INGRESS,
      'kubectl get endpoints -n "$NAMESPACE"',
      CONTROLLER,
      PODS,
    ],
    en: [
      'More than one request in ten ends in a 5xx at the ingress.',
      'Users get error pages, perhaps without the application ever seeing their requests.',
      [
        '503: no pod is ready; follow the runbook of PodNotReady. 504: pods answer too slowly. 502: pods end while they answer.',
        '500: the application itself fails; its logs and Sentry say why.',
      ],
    ],
    fr: [
      'Plus d’une requête sur dix se termine en 5xx à l’ingress.',
      'Les utilisateurs voient des pages d’erreur, peut-être sans que l’application ait reçu leurs requêtes.',
      [
        '503 : aucun pod n’est prêt ; suivre la procédure de PodNotReady. 504 : les pods répondent trop lentement. 502 : des pods s’arrêtent pendant leur réponse.',
        '500 : l’application elle-même échoue ; ses journaux et Sentry disent pourquoi.',
      ],
    ],
  },
  IngressHighLatency: {
    commands: [INGRESS, CONTROLLER],
    en: [
      'One request in twenty takes more than five seconds at the ingress.',
      'Users wait.',
      [
        'If the API or the site is slow by its own count too, follow its runbook.',
        'If only the ingress is slow: large uploads, slow clients, or a controller that needs more CPU.',
      ],
    ],
    fr: [
      'Une requête sur vingt prend plus de cinq secondes à l’ingress.',
      'Les utilisateurs attendent.',
      [
        'Si l’API ou le site est lent aussi selon ses propres mesures, suivre sa procédure.',
        'Si seul l’ingress est lent : gros envois, clients lents, ou contrôleur qui manque de CPU.',
      ],
    ],
  },
  IngressControllerDown: {
    commands: [
      'kubectl get pods -n ingress-nginx -o wide',
      CONTROLLER,
      'kubectl get service -n ingress-nginx',
    ],
    en: [
      'An instance of the ingress controller does not answer.',
      'When it is the only one, nothing in this cluster can be reached from outside.',
      [
        'Restart it: `kubectl rollout restart deployment -n ingress-nginx`.',
        'Run at least two instances of it on different nodes.',
      ],
    ],
    fr: [
      'Une instance du contrôleur d’ingress ne répond pas.',
      'Si c’est la seule, plus rien dans ce cluster n’est joignable de l’extérieur.',
      [
        'La redémarrer : `kubectl rollout restart deployment -n ingress-nginx`.',
        'En faire tourner au moins deux instances sur des nœuds différents.',
      ],
    ],
  },
  IngressReloadFailed: {
    commands: [CONTROLLER, 'kubectl get ingress -A'],
    en: [
      'The ingress controller could not load its newest configuration and works with the one before.',
      'Changes of any ingress in the cluster have no effect, new certificates among them.',
      [
        'The logs name the faulty directive and the ingress that it comes from, perhaps another team’s.',
        'Undo the last change of that ingress.',
      ],
    ],
    fr: [
      'Le contrôleur d’ingress n’a pas pu charger sa dernière configuration et travaille avec la précédente.',
      'Les changements de tout ingress du cluster sont sans effet, nouveaux certificats compris.',
      [
        'Les journaux nomment la directive fautive et l’ingress d’où elle vient, peut-être celui d’une autre équipe.',
        'Annuler le dernier changement de cet ingress.',
      ],
    ],
  },
  PodNetworkErrors: {
    commands: [PODS, 'kubectl get nodes -o wide'],
    en: [
      'The network interface of a pod reports errors.',
      'Requests of this pod are slow or fail now and then.',
      [
        'If all pods concerned are on one node, replace the node.',
        'Otherwise ask whoever runs the network of the cluster.',
      ],
    ],
    fr: [
      'L’interface réseau d’un pod signale des erreurs.',
      'Des requêtes de ce pod sont lentes ou échouent de temps en temps.',
      [
        'Si tous les pods concernés sont sur un même nœud, remplacer le nœud.',
        'Sinon, demander à qui gère le réseau du cluster.',
      ],
    ],
  },
};
