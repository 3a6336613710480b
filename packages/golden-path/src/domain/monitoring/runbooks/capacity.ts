import { HPA, PODS, Runbooks, USAGE } from './types';

const NODES = [
  'kubectl get nodes -o wide',
  'kubectl describe nodes | grep -A 8 Conditions',
  'kubectl top nodes',
];

export const capacity: Runbooks = {
  HPAMaxedOut: {
    commands: [HPA, USAGE],
    en: [
      'The autoscaler has had as many pods as it may for 15 minutes.',
      'More load makes the product slow.',
      [
        'Check whether the load is wanted: an attack or a loop of a client looks alike.',
        'Check whether a slow query or a provider keeps the pods busy: more pods would not help.',
        'Raise `maxReplicas` in the manifest, after a look at the connections of the database.',
      ],
    ],
    fr: [
      'L’autoscaler a autant de pods que permis depuis 15 minutes.',
      'Davantage de charge rendra le produit lent.',
      [
        'Vérifier que la charge est voulue : une attaque ou la boucle d’un client y ressemblent.',
        'Vérifier si une requête lente ou un fournisseur occupe les pods : plus de pods n’y feraient rien.',
        'Relever `maxReplicas` dans le manifeste, après un regard sur les connexions de la base.',
      ],
    ],
  },
  HPACannotScale: {
    commands: [
      HPA,
      'kubectl describe hpa -n "$NAMESPACE" | tail -n 30',
      'kubectl get apiservice v1beta1.metrics.k8s.io',
    ],
    en: [
      'The autoscaler gets no metrics of the pods.',
      'The number of pods stays as it is, whatever the load.',
      [
        'Check that metrics-server runs: `kubectl get pods -n kube-system | grep metrics-server`.',
        'Check that every container of the pods has resource requests.',
        'Scale by hand meanwhile: `kubectl scale deployment/"$APP" -n "$NAMESPACE" --replicas=4`.',
      ],
    ],
    fr: [
      'L’autoscaler ne reçoit pas de métriques des pods.',
      'Le nombre de pods ne change pas, quelle que soit la charge.',
      [
        'Vérifier que metrics-server tourne : `kubectl get pods -n kube-system | grep metrics-server`.',
        'Vérifier que chaque conteneur des pods déclare ses ressources demandées.',
        'En attendant, ajuster à la main : `kubectl scale deployment/"$APP" -n "$NAMESPACE" --replicas=4`.',
      ],
    ],
  },
  CPUThrottling: {
    commands: [USAGE, HPA],
    en: [
      'A container wants more CPU than its limit and is slowed down a quarter of the time or more.',
      'Its requests or jobs are slower than they need be.',
      [
        'Check whether the autoscaler could add pods; its target is 70% of the request.',
        'Look for work that occupies the processor, as in the runbook of EventLoopLag.',
        'Raise request and limit in the manifest when the work really needs it.',
      ],
    ],
    fr: [
      'Un conteneur veut plus de CPU que sa limite et est ralenti un quart du temps ou plus.',
      'Ses requêtes ou tâches sont plus lentes que nécessaire.',
      [
        'Vérifier si l’autoscaler peut ajouter des pods ; sa cible est 70 % de la demande.',
        'Chercher un travail qui occupe le processeur, comme dans la procédure de EventLoopLag.',
        'Relever demande et limite dans le manifeste si le travail en a vraiment besoin.',
      ],
    ],
  },
  MemoryNearLimit: {
    commands: [USAGE, PODS],
    en: [
      'A container has used more than 90% of its memory for ten minutes.',
      'None yet; at its limit it is killed.',
      [
        'If memory grows steadily, follow the runbook of MemoryGrowth.',
        'If it follows the load, add pods or raise request and limit in the manifest.',
      ],
    ],
    fr: [
      'Un conteneur utilise plus de 90 % de sa mémoire depuis dix minutes.',
      'Aucun pour l’instant ; à sa limite, il est tué.',
      [
        'Si la mémoire croît sans cesse, suivre la procédure de MemoryGrowth.',
        'Si elle suit la charge, ajouter des pods ou relever demande et limite dans le manifeste.',
      ],
    ],
  },
  NodeNotReady: {
    commands: [
      ...NODES,
      'kubectl get pods -A -o wide --field-selector spec.nodeName=<node>',
    ],
    en: [
      'A node has not reported to the cluster for five minutes.',
      'Its pods start elsewhere, if there is room; load and risk rise meanwhile.',
      [
        'Look at the machine in the provider’s console; replace it if it does not come back.',
        'Keep pods from it: `kubectl drain <node> --ignore-daemonsets --delete-emptydir-data`.',
        'Check that two instances of everything run on other nodes.',
      ],
    ],
    fr: [
      'Un nœud ne donne plus de nouvelles au cluster depuis cinq minutes.',
      'Ses pods démarrent ailleurs s’il y a de la place ; charge et risque augmentent en attendant.',
      [
        'Regarder la machine dans la console du fournisseur ; la remplacer si elle ne revient pas.',
        'En écarter les pods : `kubectl drain <nœud> --ignore-daemonsets --delete-emptydir-data`.',
        'Vérifier que deux instances de chaque partie tournent sur d’autres nœuds.',
      ],
    ],
  },
  NodeUnderPressure: {
    commands: NODES,
    en: [
      'A node runs out of memory, disk or process numbers.',
      'It evicts pods, those that use more than they asked for first.',
      [
        'Disk: images and logs are the usual cause; the kubelet removes images by itself, logs need rotation.',
        'Memory: find the pods that use most, also those of others.',
        'Add a node, or replace it with a larger one.',
      ],
    ],
    fr: [
      'Un nœud manque de mémoire, de disque ou de numéros de processus.',
      'Il expulse des pods, d’abord ceux qui utilisent plus qu’ils n’ont demandé.',
      [
        'Disque : images et journaux sont la cause habituelle ; le kubelet retire seul les images, les journaux exigent une rotation.',
        'Mémoire : chercher les pods qui en utilisent le plus, y compris ceux des autres.',
        'Ajouter un nœud, ou le remplacer par un plus grand.',
      ],
    ],
  },
};
