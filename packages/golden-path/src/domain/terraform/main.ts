import type { Answers } from '../answers';
import { namespaceOf } from '../kubernetes/configuration';
import { Block, block, commented, expression, resource, template } from './hcl';
import { helmReleases } from './helm';
import { hostingOf, identifier } from './platform';
import {
  ignoreMetadata,
  metadata,
  passwords,
  secretResources,
} from './secrets';

/** The resources of one environment. */
export function main(answers: Answers): Block[] {
  return [
    locals(answers),
    ...providers(answers),
    keepProduction(),
    namespace(answers),
    ...passwords(answers),
    ...managedModule(answers),
    ...secretResources(answers),
    ...configMap(answers),
    ...helmReleases(),
  ];
}

function locals({ name }: Answers): Block {
  const composed = '"${var.namespace}-${var.environment}"';
  const names = (['staging', 'production'] as const).map(
    environment => [environment, namespaceOf(name, environment)] as const,
  );
  const fits = names.every(([environment, full]) =>
    full.endsWith(`${name}-${environment}`),
  );
  // A name that is too long for a label is cut the way the overlays cut it
  const shortened = `{ ${names
    .map(([environment, full]) => `${environment} = "${full}"`)
    .join(', ')} }[var.environment]`;
  return commented(
    'The namespace that the Kustomize overlay of the environment deploys into.',
    block('locals', [], {
      namespace: expression(
        fits
          ? composed
          : `var.namespace == "${name}" ? ${shortened} : ${composed}`,
      ),
    }),
  );
}

function providers(answers: Answers): Block[] {
  const connection = {
    config_path: expression('pathexpand(var.kubeconfig)'),
    config_context: expression('var.kube_context'),
  };
  const hosting = hostingOf(answers);
  return [
    block('provider', ['kubernetes'], connection),
    block('provider', ['helm'], { kubernetes: connection }),
    ...(hosting === 'aws'
      ? [
          block(
            'provider',
            ['aws'],
            { region: expression('var.region') },
            block('default_tags', [], {
              tags: {
                application: answers.name,
                environment: expression('var.environment'),
                'managed-by': 'terraform',
              },
            }),
          ),
        ]
      : []),
    ...(hosting === 'digitalocean'
      ? [
          commented(
            'Reads DIGITALOCEAN_TOKEN, SPACES_ACCESS_KEY_ID and SPACES_SECRET_ACCESS_KEY.',
            block('provider', ['digitalocean'], {}),
          ),
        ]
      : []),
  ];
}

function keepProduction(): Block {
  return commented(
    'Refuses every plan that would destroy production. To do so on purpose, remove\n' +
      'it from the state first: `terraform state rm terraform_data.keep_production`.',
    resource(
      'terraform_data',
      'keep_production',
      { count: expression('var.environment == "production" ? 1 : 0') },
      block('lifecycle', [], { prevent_destroy: true }),
    ),
  );
}

function namespace(answers: Answers): Block {
  return commented(
    'Kustomize declares the namespace too: both want the same, and its labels are\n' +
      "Kustomize's after the first deployment.",
    resource(
      'kubernetes_namespace',
      identifier(answers.name),
      block('metadata', [], {
        name: expression('local.namespace'),
        labels: {
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/enforce-version': 'latest',
        },
      }),
      {
        ...ignoreMetadata(),
        body: [
          ...ignoreMetadata().body,
          commented(
            'One state for both environments would replace one by the other.',
            block('precondition', [], {
              condition: expression('terraform.workspace == var.environment'),
              error_message: template(
                'Choose the state of the environment first: terraform workspace select -or-create ${var.environment}',
              ),
            }),
          ),
        ],
      },
    ),
  );
}

function configMap(answers: Answers): Block[] {
  if (!answers.components.includes('backend')) {
    return [];
  }
  return [
    commented(
      'Kustomize owns the values: what an overlay says in Git wins at every\n' +
        'deployment, so Terraform sets them once and never looks at them again.',
      resource(
        'kubernetes_config_map',
        'app_config',
        metadata(answers, 'app-config'),
        {
          data: {
            LOG_LEVEL: expression('var.log_level'),
            RATE_LIMIT_PER_MINUTE: expression(
              'tostring(var.rate_limit_per_minute)',
            ),
          },
        },
        ignoreMetadata('data'),
      ),
    ),
  ];
}

function managedModule(answers: Answers): Block[] {
  const hosting = hostingOf(answers);
  if (hosting !== 'aws' && hosting !== 'digitalocean') {
    return [];
  }
  return [
    commented(
      `Database, Redis and bucket, run by ${
        hosting === 'aws' ? 'AWS' : 'DigitalOcean'
      } with backups and point-in-time recovery.`,
      block(
        'module',
        ['managed'],
        { source: './managed' },
        {
          name: expression('local.namespace'),
          production: expression('var.environment == "production"'),
          region: expression('var.region'),
          cluster_name: expression('var.cluster_name'),
          bucket_name: expression('coalesce(var.bucket_name, local.namespace)'),
          export_retention_days: expression('var.export_retention_days'),
          ...(hosting === 'aws'
            ? {
                backup_retention_days: expression('var.backup_retention_days'),
                database_password: expression(
                  `random_password.${answers.database}_root_password.result`,
                ),
              }
            : {}),
        },
      ),
    ),
  ];
}
