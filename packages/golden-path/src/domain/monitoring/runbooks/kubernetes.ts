import { DESCRIBE, EVENTS, HISTORY, LOGS, PODS, Runbooks } from './types';

const PREVIOUS =
  'kubectl logs -n "$NAMESPACE" <pod> --all-containers --previous | tail -n 100';

const UNDO = '`kubectl rollout undo deployment/"$APP" -n "$NAMESPACE"`';

export const kubernetes: Runbooks = {
  PodCrashLooping: {
    commands: [PODS, PREVIOUS, EVENTS],
    en: [
      'A container ends right after each start, and Kubernetes waits longer and longer to start it again.',
      'One instance fewer; when it is a new version, its rollout does not get on.',
      [
        'Read the logs of the last run: a missing or wrong environment variable is named there.',
        `If it began with a deployment, go back to the version before: ${UNDO}.`,
        'If the data stores do not answer, follow their runbooks.',
      ],
    ],
    fr: [
      'Un conteneur s’arrête juste après chaque démarrage, et Kubernetes attend de plus en plus avant de le relancer.',
      'Une instance de moins ; si c’est une nouvelle version, son déploiement n’avance pas.',
      [
        'Lire les journaux de la dernière exécution : une variable d’environnement manquante ou fausse y est nommée.',
        `Si cela a commencé avec un déploiement, revenir à la version précédente : ${UNDO}.`,
        'Si les bases ne répondent pas, suivre leurs procédures.',
      ],
    ],
  },
  HighRestartCount: {
    commands: [PODS, DESCRIBE, PREVIOUS],
    en: [
      'A container has restarted more than five times within an hour.',
      'Each restart interrupts requests or jobs.',
      [
        'See in the description of the pod why the last run ended: `OOMKilled`, a failing liveness probe, or an error.',
        'A failing probe: find out what the health endpoint waits for. Memory: follow the runbook of ContainerOOMKilled.',
        `If it began with a deployment, go back to the version before: ${UNDO}.`,
      ],
    ],
    fr: [
      'Un conteneur a redémarré plus de cinq fois en une heure.',
      'Chaque redémarrage interrompt des requêtes ou des tâches.',
      [
        'Voir dans la description du pod pourquoi la dernière exécution s’est arrêtée : `OOMKilled`, sonde de vie en échec ou erreur.',
        'Sonde en échec : chercher ce que le point de santé attend. Mémoire : suivre la procédure de ContainerOOMKilled.',
        `Si cela a commencé avec un déploiement, revenir à la version précédente : ${UNDO}.`,
      ],
    ],
  },
  ContainerOOMKilled: {
    commands: [DESCRIBE, 'kubectl top pods -n "$NAMESPACE" --containers'],
    en: [
      'A container wanted more memory than its limit and was killed.',
      'Its requests and jobs were interrupted, and it will happen again.',
      [
        'Find out what it was doing: a large file, a query without a limit, an export.',
        'If memory had been growing for long, follow the runbook of MemoryGrowth.',
        'Raise the limit in the manifest only when the work really needs it.',
      ],
    ],
    fr: [
      'Un conteneur a voulu plus de mémoire que sa limite et a été tué.',
      'Ses requêtes et tâches ont été interrompues, et cela se reproduira.',
      [
        'Chercher ce qu’il faisait : gros fichier, requête sans limite, export.',
        'Si la mémoire croissait depuis longtemps, suivre la procédure de MemoryGrowth.',
        'Ne relever la limite dans le manifeste que si le travail en a vraiment besoin.',
      ],
    ],
  },
  PodNotReady: {
    commands: [PODS, DESCRIBE, LOGS],
    en: [
      'A pod has not been ready for 15 minutes.',
      'It gets no traffic; the others carry its share.',
      [
        'See in its description whether it waits for a node, for its image or for its readiness probe.',
        'Waiting for a node: add nodes, or lower what the pod asks for.',
        'Failing probe: the health endpoint says which data store does not answer.',
      ],
    ],
    fr: [
      'Un pod n’est pas prêt depuis 15 minutes.',
      'Il ne reçoit aucun trafic ; les autres portent sa part.',
      [
        'Voir dans sa description s’il attend un nœud, son image ou sa sonde de disponibilité.',
        'S’il attend un nœud : ajouter des nœuds, ou baisser ce que le pod demande.',
        'Sonde en échec : le point de santé dit quelle base ne répond pas.',
      ],
    ],
  },
  ImagePullFailing: {
    commands: [DESCRIBE, EVENTS],
    en: [
      'A node cannot pull an image.',
      'The new pod does not start; old ones go on, but must not move to another node.',
      [
        'Compare the tag in the overlay with those of the registry.',
        'Check that the registry’s credentials are still valid, and that the package may be read.',
        `Go back to a tag that exists: ${UNDO}.`,
      ],
    ],
    fr: [
      'Un nœud ne parvient pas à récupérer une image.',
      'Le nouveau pod ne démarre pas ; les anciens continuent, mais ne doivent pas changer de nœud.',
      [
        'Comparer le tag de l’overlay avec ceux du registre.',
        'Vérifier que les identifiants du registre sont encore valides, et que le paquet peut être lu.',
        `Revenir à un tag qui existe : ${UNDO}.`,
      ],
    ],
  },
  DeploymentReplicasMissing: {
    commands: [PODS, EVENTS],
    en: [
      'For 15 minutes a deployment has had fewer available pods than it wants.',
      'There is less room for load and for the loss of a node.',
      [
        'See which pod is missing and why: no room on a node, a failing probe or a missing image.',
        'Follow the runbook of that cause.',
      ],
    ],
    fr: [
      'Depuis 15 minutes, un déploiement a moins de pods disponibles que voulu.',
      'Il reste moins de marge pour la charge et pour la perte d’un nœud.',
      [
        'Voir quel pod manque et pourquoi : pas de place sur un nœud, sonde en échec ou image manquante.',
        'Suivre la procédure de cette cause.',
      ],
    ],
  },
  RolloutStuck: {
    commands: [
      'kubectl rollout status deployment/"$APP" -n "$NAMESPACE" --timeout=10s',
      HISTORY,
      DESCRIBE,
      LOGS,
    ],
    en: [
      'The pods of a new version have not become ready in time.',
      'The old version still serves: users notice nothing, but the deployment has failed.',
      [
        `Undo it, so that the state is a known one: ${UNDO}.`,
        'Restore the tag in the overlay too, or the next apply brings the version back.',
        'Read why the new pods did not become ready, and correct it in a new version.',
      ],
    ],
    fr: [
      'Les pods d’une nouvelle version ne sont pas devenus prêts à temps.',
      'L’ancienne version répond toujours : les utilisateurs ne remarquent rien, mais le déploiement a échoué.',
      [
        `L’annuler, pour que l’état soit connu : ${UNDO}.`,
        'Rétablir aussi le tag dans l’overlay, sinon la prochaine application ramène la version.',
        'Lire pourquoi les nouveaux pods ne sont pas devenus prêts, et le corriger dans une nouvelle version.',
      ],
    ],
  },
  DisruptionBudgetViolated: {
    commands: ['kubectl get pdb -n "$NAMESPACE"', PODS, EVENTS],
    en: [
      'Fewer pods are healthy than the disruption budget asks for.',
      'The product hangs by a thread or is down already.',
      [
        'Stop work on nodes: `kubectl uncordon <node>`.',
        'Find out why pods are not healthy, as in the runbook of PodNotReady.',
      ],
    ],
    fr: [
      'Moins de pods sont sains que le budget de perturbation ne l’exige.',
      'Le produit ne tient plus qu’à un fil ou est déjà arrêté.',
      [
        'Suspendre les travaux sur les nœuds : `kubectl uncordon <nœud>`.',
        'Chercher pourquoi des pods ne sont pas sains, comme dans la procédure de PodNotReady.',
      ],
    ],
  },
  KubernetesJobFailed: {
    commands: [
      'kubectl get jobs -n "$NAMESPACE"',
      'kubectl logs -n "$NAMESPACE" job/<name> --tail=100',
    ],
    en: [
      'A job of the cluster has used up its attempts.',
      'What it should have done is not done.',
      [
        'Read its logs and correct the cause.',
        'Run it again, then delete the failed one, which also ends this alert: `kubectl delete job <name> -n "$NAMESPACE"`.',
      ],
    ],
    fr: [
      'Une tâche du cluster a épuisé ses tentatives.',
      'Ce qu’elle devait faire n’est pas fait.',
      [
        'Lire ses journaux et corriger la cause.',
        'La relancer, puis supprimer celle en échec, ce qui met aussi fin à l’alerte : `kubectl delete job <nom> -n "$NAMESPACE"`.',
      ],
    ],
  },
};
