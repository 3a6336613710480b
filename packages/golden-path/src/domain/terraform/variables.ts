import type { Answers } from '../answers';
import { environmentVariables } from '../environmentVariables';
import { Block, block, Content, expression, Value } from './hcl';
import { secretSources } from './secrets';
import { hostingOf } from './platform';

interface Variable {
  readonly name: string;
  readonly type: string;
  /** A variable without one must be given. */
  readonly default?: Value;
  readonly description: string;
  readonly sensitive?: true;
  readonly validation?: {
    readonly condition: string;
    readonly message: string;
  };
}

export function variable(details: Variable): Block {
  const { name, type, description, sensitive, validation } = details;
  const checks: Content[] = validation
    ? [
        block('validation', [], {
          condition: expression(validation.condition),
          error_message: validation.message,
        }),
      ]
    : [];
  return block(
    'variable',
    [name],
    {
      description,
      type: expression(type),
      ...('default' in details ? { default: details.default ?? null } : {}),
      ...(sensitive ? { sensitive } : {}),
    },
    ...checks,
  );
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'];

/** What can be set from outside, in the order in which people ask for it. */
export function variables(answers: Answers): Block[] {
  const hasBackend = answers.components.includes('backend');
  return [
    ...identity(answers),
    ...(hasBackend ? settings(answers) : []),
    ...installations(),
    ...cluster(),
    ...managed(answers),
    ...secrets(answers),
  ].map(variable);
}

function identity(answers: Answers): Variable[] {
  return [
    {
      name: 'namespace',
      type: 'string',
      default: answers.name,
      description:
        'Namespace in Kubernetes; the environment follows it, as in the Kustomize overlays',
      validation: {
        condition:
          'can(regex("^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", var.namespace))',
        message:
          "At most 63 characters, only a-z, 0-9 and '-', a letter first.",
      },
    },
    {
      name: 'environment',
      type: 'string',
      default: 'staging',
      description: 'staging or production',
      validation: {
        condition: 'contains(["staging", "production"], var.environment)',
        message: 'The environment is staging or production.',
      },
    },
  ];
}

function settings(answers: Answers): Variable[] {
  const limit = environmentVariables(answers)
    .find(({ name }) => name === 'RATE_LIMIT_PER_MINUTE')
    ?.value('production');
  return [
    {
      name: 'log_level',
      type: 'string',
      default: 'info',
      description:
        'Level of the logs until the first deployment, then the one of the Kustomize overlay',
      validation: {
        condition: `contains(${JSON.stringify(LOG_LEVELS).replace(
          /,/g,
          ', ',
        )}, var.log_level)`,
        message: `One of ${LOG_LEVELS.join(', ')}.`,
      },
    },
    {
      name: 'rate_limit_per_minute',
      type: 'number',
      default: Number(limit),
      description:
        'Requests of one client a minute, an example of a number that the product decides; like log_level until the first deployment',
      validation: {
        condition: 'var.rate_limit_per_minute > 0',
        message: 'At least one request a minute.',
      },
    },
  ];
}

function installations(): Variable[] {
  return [
    {
      name: 'install_monitoring',
      type: 'bool',
      default: false,
      description: 'Install Prometheus, Alertmanager and Grafana',
    },
    {
      name: 'install_cert_manager',
      type: 'bool',
      default: true,
      description:
        'Install cert-manager and the issuer of certificates; false if the cluster has them',
    },
    {
      name: 'install_nginx_ingress',
      type: 'bool',
      default: true,
      description:
        'Install the ingress controller; false if the cluster has it, as when both environments share one',
    },
  ];
}

function cluster(): Variable[] {
  return [
    {
      name: 'kubeconfig',
      type: 'string',
      default: '~/.kube/config',
      description: 'File that says how to reach the cluster',
    },
    {
      name: 'kube_context',
      type: 'string',
      default: null,
      description: 'Context in the kubeconfig; the current one if left out',
    },
  ];
}

function managed(answers: Answers): Variable[] {
  const hosting = hostingOf(answers);
  if (hosting !== 'aws' && hosting !== 'digitalocean') {
    return [];
  }
  return [
    {
      name: 'cluster_name',
      type: 'string',
      default: answers.name,
      description:
        hosting === 'aws'
          ? 'EKS cluster whose network the data stores join'
          : 'DigitalOcean Kubernetes cluster whose network the data stores join',
    },
    {
      name: 'region',
      type: 'string',
      default: regionOf(answers),
      description: 'Region of the data stores, the one of the cluster',
    },
    ...(hosting === 'aws' ? [backupRetention()] : []),
    {
      name: 'export_retention_days',
      type: 'number',
      default: 30,
      description: 'Days after which exports are deleted from the bucket',
      validation: {
        condition: 'var.export_retention_days >= 1',
        message: 'Exports live for at least one day.',
      },
    },
    {
      name: 'bucket_name',
      type: 'string',
      default: null,
      description:
        'Bucket of uploads and exports; namespace and environment if left out. Names are taken worldwide.',
    },
  ];
}

function backupRetention(): Variable {
  return {
    name: 'backup_retention_days',
    type: 'number',
    default: 14,
    description:
      'Days of daily backups, and how far back any point in time can be restored',
    validation: {
      condition:
        'var.backup_retention_days >= 7 && var.backup_retention_days <= 35',
      message: 'From 7 to 35 days: with 0 there would be no backup at all.',
    },
  };
}

function regionOf(answers: Answers): string {
  const region = environmentVariables(answers).find(
    ({ name }) => name === 'S3_REGION',
  );
  return region?.value('production') ?? '';
}

/** Secrets that only people know, and a way to add some of one's own. */
function secrets(answers: Answers): Variable[] {
  const alertmanager: Variable = {
    name: 'alertmanager_secrets',
    type: 'map(string)',
    default: {},
    description:
      'Files that alertmanager.yml reads: slack-api-url, smtp-password, pagerduty-routing-key',
    sensitive: true,
  };
  if (hostingOf(answers) === 'none') {
    return [alertmanager];
  }
  const { given } = secretSources(answers);
  return [
    ...given.map(
      (secret): Variable => ({
        name: secret.name.toLowerCase(),
        type: 'string',
        default: '',
        description: secret.description,
        sensitive: true,
      }),
    ),
    {
      name: 'extra_secrets',
      type: 'map(string)',
      default: {},
      description: 'Further variables of the Secret app-secrets',
      sensitive: true,
    },
    alertmanager,
  ];
}
