import { Runbooks } from './types';

const MONITORING = 'kubectl get pods -n monitoring -o wide';

const PROMETHEUS =
  'kubectl logs -n monitoring -l app.kubernetes.io/name=prometheus --all-containers --since=15m | tail -n 100';

const ALERTMANAGER =
  'kubectl logs -n monitoring -l app.kubernetes.io/name=alertmanager --all-containers --since=15m | tail -n 100';

const COLLECTOR =
  'kubectl logs -n "$NAMESPACE" -l app=otel-collector --since=15m | tail -n 100';

export const monitoring: Runbooks = {
  PrometheusConfigReloadFailed: {
    commands: [
      PROMETHEUS,
      'promtool check config infrastructure/monitoring/prometheus/prometheus.yml',
    ],
    en: [
      'Prometheus could not load its newest configuration and works with the one before.',
      'New alerts and targets have no effect.',
      ['The logs name the line. Correct it in Git and deploy it again.'],
    ],
    fr: [
      'Prometheus n’a pas pu charger sa dernière configuration et travaille avec la précédente.',
      'Nouvelles alertes et cibles sont sans effet.',
      ['Les journaux nomment la ligne. La corriger dans Git et redéployer.'],
    ],
  },
  PrometheusRuleFailures: {
    commands: [
      PROMETHEUS,
      'promtool test rules infrastructure/monitoring/prometheus/alert_rules.test.yml',
    ],
    en: [
      'Prometheus cannot evaluate some of its rules.',
      'Alerts of this group may not fire when they should.',
      [
        'The logs name the rule; usually two series have the same labels. Correct its expression and its unit test.',
      ],
    ],
    fr: [
      'Prometheus ne parvient pas à évaluer certaines de ses règles.',
      'Des alertes de ce groupe peuvent ne pas se déclencher quand il le faut.',
      [
        'Les journaux nomment la règle ; le plus souvent, deux séries ont les mêmes labels. Corriger son expression et son test unitaire.',
      ],
    ],
  },
  PrometheusVolumeFillingUp: {
    commands: ['kubectl get pvc -n monitoring', PROMETHEUS],
    en: [
      'Less than 15% of the disk of Prometheus is free.',
      'When it is full, nothing is recorded and no alert fires.',
      [
        'Enlarge the volume, or keep samples for less than 15 days.',
        'Look for a metric with too many series in the status page of Prometheus.',
      ],
    ],
    fr: [
      'Moins de 15 % du disque de Prometheus est libre.',
      'Une fois plein, plus rien n’est enregistré et aucune alerte ne se déclenche.',
      [
        'Agrandir le volume, ou garder les échantillons moins de 15 jours.',
        'Chercher dans la page d’état de Prometheus une métrique aux séries trop nombreuses.',
      ],
    ],
  },
  PrometheusNotificationsDropped: {
    commands: [MONITORING, PROMETHEUS, ALERTMANAGER],
    en: [
      'Prometheus could not hand alerts over to Alertmanager.',
      'Nobody is told about anything; you read this by luck.',
      [
        'Check that Alertmanager runs and that Prometheus knows its address.',
        'Look at the alerts of Prometheus itself until it works again.',
      ],
    ],
    fr: [
      'Prometheus n’a pas pu transmettre des alertes à Alertmanager.',
      'Personne n’est prévenu de rien ; vous lisez ceci par chance.',
      [
        'Vérifier qu’Alertmanager tourne et que Prometheus connaît son adresse.',
        'Regarder les alertes dans Prometheus même jusqu’à ce que cela refonctionne.',
      ],
    ],
  },
  AlertmanagerNotificationsFailing: {
    commands: [ALERTMANAGER],
    en: [
      'Alertmanager cannot send notifications by one of its ways.',
      'People who rely on it are not told.',
      [
        'The logs say what Slack, the mail server or PagerDuty answers: usually a secret has ended or a channel was renamed.',
        'Correct the secret, and try it out: `amtool alert add alertname=Test severity=warning --alertmanager.url=http://localhost:9093`.',
      ],
    ],
    fr: [
      'Alertmanager ne peut plus envoyer de notifications par l’une de ses voies.',
      'Les personnes qui comptent dessus ne sont pas prévenues.',
      [
        'Les journaux disent ce que répond Slack, le serveur de courriel ou PagerDuty : le plus souvent un secret expiré ou un canal renommé.',
        'Corriger le secret, puis essayer : `amtool alert add alertname=Test severity=warning --alertmanager.url=http://localhost:9093`.',
      ],
    ],
  },
  MonitoringTargetDown: {
    commands: [MONITORING, PROMETHEUS],
    en: [
      'A source of metrics of the cluster does not answer Prometheus.',
      'Alerts about what it shows are blind.',
      [
        'Restart the pod, and read its logs when it does not come back.',
        'Check the rights of Prometheus and the network policies on the way.',
      ],
    ],
    fr: [
      'Une source de métriques du cluster ne répond pas à Prometheus.',
      'Les alertes sur ce qu’elle montre sont aveugles.',
      [
        'Redémarrer le pod, lire ses journaux s’il ne revient pas.',
        'Vérifier les droits de Prometheus et les politiques réseau sur le chemin.',
      ],
    ],
  },
  KubernetesMetricsMissing: {
    commands: [
      'kubectl get pods -A -l app.kubernetes.io/name=kube-state-metrics',
      'kubectl get pods -n "$NAMESPACE"',
    ],
    en: [
      'kube-state-metrics shows no pod of this repository.',
      'Alerts about crashes, rollouts and autoscaling cannot fire.',
      [
        'Check that kube-state-metrics runs and that Prometheus scrapes it.',
        'If pods are gone too, nothing is deployed: follow the runbook of the missing workload.',
      ],
    ],
    fr: [
      'kube-state-metrics ne montre aucun pod de ce dépôt.',
      'Les alertes sur les plantages, déploiements et l’autoscaling ne peuvent pas se déclencher.',
      [
        'Vérifier que kube-state-metrics tourne et que Prometheus le collecte.',
        'Si les pods ont disparu aussi, rien n’est déployé : suivre la procédure de la partie manquante.',
      ],
    ],
  },
  OtelCollectorDown: {
    commands: [
      'kubectl get pods -n "$NAMESPACE" -l app=otel-collector',
      COLLECTOR,
    ],
    en: [
      'The OpenTelemetry collector does not answer.',
      'Traces of this time are lost; users notice nothing.',
      [
        'Restart it, and read its logs when it does not come back: a faulty configuration is named there.',
      ],
    ],
    fr: [
      'Le collecteur OpenTelemetry ne répond pas.',
      'Les traces de cette période sont perdues ; les utilisateurs ne remarquent rien.',
      [
        'Le redémarrer, lire ses journaux s’il ne revient pas : une configuration fautive y est nommée.',
      ],
    ],
  },
  OtelExportFailing: {
    commands: [COLLECTOR],
    en: [
      'The collector cannot hand traces on to where they are stored.',
      'They are kept for five minutes, then lost.',
      [
        'Check `TRACES_ENDPOINT` and `TRACES_AUTHORIZATION`, and that the store of traces is up.',
        'Check that the collector may leave the cluster over HTTPS.',
      ],
    ],
    fr: [
      'Le collecteur ne peut pas transmettre les traces là où elles sont conservées.',
      'Elles sont gardées cinq minutes, puis perdues.',
      [
        'Vérifier `TRACES_ENDPOINT` et `TRACES_AUTHORIZATION`, et que le stockage des traces répond.',
        'Vérifier que le collecteur peut sortir du cluster en HTTPS.',
      ],
    ],
  },
  OtelCollectorOverloaded: {
    commands: [
      COLLECTOR,
      'kubectl top pods -n "$NAMESPACE" -l app=otel-collector',
    ],
    en: [
      'The collector refuses traces because its memory is full.',
      'Traces are lost, those with errors too.',
      [
        'Lower the share that the application sends: `OTEL_TRACES_SAMPLER_ARG`.',
        'Give the collector more memory, or let it decide sooner (`decision_wait`).',
      ],
    ],
    fr: [
      'Le collecteur refuse des traces, car sa mémoire est pleine.',
      'Des traces sont perdues, y compris celles avec des erreurs.',
      [
        'Baisser la part que l’application envoie : `OTEL_TRACES_SAMPLER_ARG`.',
        'Donner plus de mémoire au collecteur, ou le faire décider plus tôt (`decision_wait`).',
      ],
    ],
  },
};
