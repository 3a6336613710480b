import type { Words } from './readme';

export const ENGLISH: Words = {
  title: 'Infrastructure as code',
  purpose:
    'What an environment needs before anything is deployed into it: the namespace, its secrets, the ingress controller, certificates, monitoring and, where they are managed, the data stores. Nothing of it is made by hand.',
  commands: 'Commands',
  state: {
    aws: 'The state holds passwords. It lives in an encrypted, versioned bucket that only administrators can read; create that bucket once, and name it:',
    cluster:
      'The state holds passwords. It lives in a Secret of the namespace `kube-system` that only administrators of the cluster can read:',
  },
  workspace:
    'Each environment has a state of its own. Terraform refuses to apply an environment to the state of another one:',
  environments:
    'Replace `staging` by `production` in all three for production. If both share a cluster, add `-var=install_nginx_ingress=false -var=install_cert_manager=false` to the second one. Monitoring comes with `-var=install_monitoring=true`. All settings are in `variables.tf`.',
  destroy:
    'Destroying takes the data with it. Production refuses it; staging does not:',
  existing: 'What exists already',
  imports:
    'If something was created before, by `kubectl apply -k` for instance, Terraform takes it over (`terraform import <address> <name>`):',
  tests: 'Tests',
  testsText:
    'They plan and apply with mocked providers, without a cluster, an account or the state:',
  ownership: 'Terraform and Kustomize',
  owners: application => [
    'Namespace: both declare the same one. Terraform creates it, Kustomize labels it; `ignore_changes` keeps Terraform from taking the labels away.',
    ...(application
      ? [
          'Secrets: Terraform owns the values. Kustomize declares them without any, and `kubectl apply` leaves alone what its file does not mention. A key that is added by `kubectl patch` disappears at the next `terraform apply`: put it into `extra_secrets`.',
          'ConfigMap: Kustomize owns the values, they are in Git. Terraform creates it with the first ones and ignores it from then on. Where both name a variable, as for the bucket, the Secret wins.',
        ]
      : []),
    'Everything else in the namespace is Kustomize’s, everything outside of it is Terraform’s.',
  ],
  secrets: 'Secrets',
  secretsText:
    'Passwords and keys are generated, by Terraform or by the cloud provider, and go into Secrets without anyone seeing them. Those that only people know are given as environment variables, never in a file of the repository:',
  duties: 'Duties of the platform',
  dutyList: managed => [
    'TLS: cert-manager gets certificates from Let’s Encrypt for what the ingress names, and renews them (`helm_release.cert_manager`, `charts/letsencrypt`). An alert fires before one expires.',
    managed
      ? 'Network: the data stores have no public address, and only the cluster may connect to them (`managed/`). Inside the cluster the network policies of `../kubernetes` decide.'
      : 'Network: the network policies of `../kubernetes` decide who talks to whom. The firewall of the cluster admits ports 80 and 443 only.',
    managed
      ? 'Backups: every day, and any point in time of the last days for the database; daily or more often for Redis; a week of former versions for the bucket.'
      : 'Backups: none by this folder. A CronJob of `../kubernetes` dumps a database of the cluster into the bucket every night, whose lifecycle and retention are the ones of its provider.',
    'Disaster recovery: this folder and the Kustomize overlays rebuild an environment in another cluster or region; the data come back from the backups. Try it every quarter, with staging.',
  ],
  restore: 'Restoring the database',
  restoreText: {
    aws: 'A point in time is restored beside the broken database, checked, and given its name, so that its address stays the same. Migrations are expand/contract: the former version of the service runs on the restored schema.',
    digitalocean:
      'A point in time is restored beside the broken database, checked, and taken over by Terraform, which writes the new address into the Secret. The dots stand for the identifiers of the clusters. Migrations are expand/contract: the former version of the service runs on the restored schema.',
    'in-cluster':
      'A database in the cluster has a dump of every night in the bucket, and no point-in-time recovery: at worst a day is lost. Production deserves an operator that archives the logs (CloudNativePG, Percona Operator for MongoDB) or a managed database: `databaseHosting: managed`. A dump is made and restored like this:',
  },
  afterwards: 'Then start the service again and look at it:',
};
