import type { Words } from './readme';

export const FRENCH: Words = {
  title: 'Infrastructure as code',
  purpose:
    'Ce dont un environnement a besoin avant tout déploiement : le namespace, ses secrets, le contrôleur d’ingress, les certificats, le monitoring et, s’ils sont managés, les stockages de données. Rien n’est fait à la main.',
  commands: 'Commandes',
  state: {
    aws: 'L’état contient des mots de passe. Il se trouve dans un bucket chiffré et versionné que seuls les administrateurs peuvent lire ; créer ce bucket une fois, puis le nommer :',
    cluster:
      'L’état contient des mots de passe. Il se trouve dans un Secret du namespace `kube-system` que seuls les administrateurs du cluster peuvent lire :',
  },
  workspace:
    'Chaque environnement a son propre état. Terraform refuse d’appliquer un environnement à l’état d’un autre :',
  environments:
    'Pour la production, remplacer `staging` par `production` dans les trois commandes. Si les deux partagent un cluster, ajouter `-var=install_nginx_ingress=false -var=install_cert_manager=false` au second. Le monitoring s’installe avec `-var=install_monitoring=true`. Tous les réglages sont dans `variables.tf`.',
  destroy:
    'La destruction emporte les données. La production la refuse, le staging non :',
  existing: 'Ce qui existe déjà',
  imports:
    'Si un objet a été créé auparavant, par exemple par `kubectl apply -k`, Terraform le reprend (`terraform import <adresse> <nom>`) :',
  tests: 'Tests',
  testsText:
    'Ils planifient et appliquent avec des providers simulés, sans cluster, sans compte et sans l’état :',
  ownership: 'Terraform et Kustomize',
  owners: application => [
    'Namespace : les deux déclarent le même. Terraform le crée, Kustomize l’étiquette ; `ignore_changes` empêche Terraform de retirer les labels.',
    ...(application
      ? [
          'Secrets : les valeurs appartiennent à Terraform. Kustomize les déclare sans valeur, et `kubectl apply` ne touche pas à ce que son fichier ne mentionne pas. Une clé ajoutée par `kubectl patch` disparaît au prochain `terraform apply` : la mettre dans `extra_secrets`.',
          'ConfigMap : les valeurs appartiennent à Kustomize, elles sont dans Git. Terraform la crée avec les premières valeurs, puis l’ignore. Si les deux nomment une variable, comme pour le bucket, le Secret l’emporte.',
        ]
      : []),
    'Tout le reste du namespace appartient à Kustomize, tout ce qui est en dehors à Terraform.',
  ],
  secrets: 'Secrets',
  secretsText:
    'Les mots de passe et les clés sont générés, par Terraform ou par le fournisseur, et vont dans les Secrets sans que personne ne les voie. Ceux que seules des personnes connaissent sont donnés par des variables d’environnement, jamais par un fichier du dépôt :',
  duties: 'Responsabilités de la plateforme',
  dutyList: managed => [
    'TLS : cert-manager obtient de Let’s Encrypt les certificats de ce que nomme l’ingress, et les renouvelle (`helm_release.cert_manager`, `charts/letsencrypt`). Une alerte précède toute expiration.',
    managed
      ? 'Réseau : les stockages de données n’ont pas d’adresse publique, et seul le cluster peut s’y connecter (`managed/`). Dans le cluster, les network policies de `../kubernetes` décident.'
      : 'Réseau : les network policies de `../kubernetes` décident qui parle à qui. Le pare-feu du cluster n’admet que les ports 80 et 443.',
    managed
      ? 'Sauvegardes : chaque jour, et n’importe quel instant des derniers jours pour la base de données ; chaque jour ou plus souvent pour Redis ; une semaine d’anciennes versions pour le bucket.'
      : 'Sauvegardes : aucune par ce dossier. Un CronJob de `../kubernetes` copie chaque nuit une base du cluster dans le bucket, dont le cycle de vie et la rétention sont ceux de son fournisseur.',
    'Reprise après sinistre : ce dossier et les overlays Kustomize reconstruisent un environnement dans un autre cluster ou une autre région ; les données reviennent des sauvegardes. À essayer chaque trimestre, avec le staging.',
  ],
  restore: 'Restaurer la base de données',
  restoreText: {
    aws: 'Un instant est restauré à côté de la base cassée, vérifié, puis reçoit son nom : l’adresse reste la même. Les migrations sont expand/contract : la version précédente du service fonctionne sur le schéma restauré.',
    digitalocean:
      'Un instant est restauré à côté de la base cassée, vérifié, puis repris par Terraform, qui écrit la nouvelle adresse dans le Secret. Les points de suspension sont les identifiants des clusters. Les migrations sont expand/contract : la version précédente du service fonctionne sur le schéma restauré.',
    'in-cluster':
      'Une base de données dans le cluster a un dump de chaque nuit dans le bucket, et pas de restauration à un instant donné : au pire, une journée est perdue. La production mérite un opérateur qui archive les journaux (CloudNativePG, Percona Operator for MongoDB) ou une base managée : `databaseHosting: managed`. Un dump se fait et se restaure ainsi :',
  },
  afterwards: 'Relancer ensuite le service et le surveiller :',
};
