import type { Answers } from '../answers';
import type { Environment } from '../kubernetes/configuration';
import { namespaceOf } from '../kubernetes/configuration';
import { Block, block, Content, expression, Value, writeHcl } from './hcl';
import { storeName } from './managed/names';
import { hostingOf, identifier } from './platform';
import { secretSources } from './secrets';

/** Tests of Terraform's own kind, which need neither a cluster nor a cloud. */
export function tests(answers: Answers): [string, string][] {
  return (['staging', 'production'] as const).map(environment => {
    const path = `tests/${environment}.tftest.hcl`;
    return [
      path,
      writeHcl(
        [
          ...mocks(answers),
          block('variables', [], { environment }),
          ...runs(answers, environment),
        ],
        `TF_WORKSPACE=${environment} terraform test -filter=${path}`,
      ),
    ];
  });
}

function mocks(answers: Answers): Block[] {
  const names = ['kubernetes', 'helm', 'random'];
  switch (hostingOf(answers)) {
    case 'aws':
      return [...plain(names), aws()];
    case 'digitalocean':
      return plain([...names, 'digitalocean']);
    default:
      return plain(names);
  }
}

function plain(names: readonly string[]): Block[] {
  return names.map(name => block('mock_provider', [name]));
}

function aws(): Block {
  const answer = (type: string, defaults: { [name: string]: Value }) =>
    block('mock_data', [type], { defaults });
  return block(
    'mock_provider',
    ['aws'],
    answer('aws_eks_cluster', {
      vpc_config: [
        {
          vpc_id: 'vpc-1',
          subnet_ids: ['subnet-1', 'subnet-2'],
          cluster_security_group_id: 'sg-1',
          security_group_ids: [],
          endpoint_private_access: true,
          endpoint_public_access: false,
          public_access_cidrs: [],
        },
      ],
    }),
    answer('aws_iam_policy_document', { json: '{}' }),
  );
}

function runs(answers: Answers, environment: Environment): Block[] {
  const namespace = `kubernetes_namespace.${identifier(answers.name)}`;
  const inProduction = environment === 'production';
  const other = inProduction ? 'staging' : 'production';
  return [
    run('names_the_namespace_as_the_overlay_does', { command: 'plan' }, [
      check(
        `${namespace}.metadata[0].name == "${namespaceOf(
          answers.name,
          environment,
        )}"`,
        'The overlay deploys into another namespace.',
      ),
      check(
        `length(terraform_data.keep_production) == ${inProduction ? 1 : 0}`,
        'Production, and only production, refuses to be destroyed.',
      ),
    ]),
    run(
      'installs_only_what_is_asked_for',
      {
        command: 'plan',
        variables: {
          install_nginx_ingress: false,
          install_cert_manager: false,
          install_monitoring: true,
        },
      },
      [
        check(
          'length(helm_release.nginx_ingress) + length(helm_release.cert_manager) + length(helm_release.letsencrypt) == 0',
          'The cluster has an ingress controller and cert-manager already.',
        ),
        check(
          'length(helm_release.prometheus) == 1',
          'Monitoring was asked for.',
        ),
        check(
          'length(yamldecode(helm_release.prometheus[0].values[1]).additionalPrometheusRulesMap.repository.groups) > 0',
          'Prometheus gets the alert rules of the repository.',
        ),
      ],
    ),
    ...(inProduction ? [] : secretRuns(answers)),
    ...storeRuns(answers, environment),
    refusal('refuses_another_environment', 'qa', 'var.environment'),
    refusal('refuses_the_state_of_another_environment', other, namespace),
  ];
}

interface RunOptions {
  readonly command?: 'plan';
  readonly variables?: { readonly [name: string]: Value };
}

function run(
  name: string,
  { command, variables }: RunOptions,
  content: readonly Content[],
): Block {
  return block(
    'run',
    [name],
    ...(command ? [{ command: expression(command) }] : []),
    ...(variables ? [block('variables', [], variables)] : []),
    ...content,
  );
}

function check(condition: string, message: string): Block {
  return block('assert', [], {
    condition: expression(condition),
    error_message: message,
  });
}

function refusal(name: string, environment: string, failure: string): Block {
  return run(name, { command: 'plan', variables: { environment } }, [
    { expect_failures: [expression(failure)] },
  ]);
}

/** Applies for real, as far as mocked providers do. */
function secretRuns(answers: Answers): Block[] {
  const { known, given } = secretSources(answers);
  if (hostingOf(answers) === 'none') {
    return [];
  }
  const data = 'nonsensitive(kubernetes_secret.app_secrets.data)';
  const [optional] = given;
  return [
    run(
      'writes_every_secret_that_the_service_needs',
      { variables: { extra_secrets: { PARTNER_TOKEN: 'for-tests-only' } } },
      [
        ...Object.keys({ ...known, PARTNER_TOKEN: '' }).map(name =>
          check(
            `length(lookup(${data}, "${name}", "")) > 0`,
            `${name} is missing.`,
          ),
        ),
        check(
          `!contains(keys(${data}), "${optional.name}")`,
          'What nobody gave is left out.',
        ),
      ],
    ),
  ];
}

function storeRuns(answers: Answers, environment: Environment): Block[] {
  const inProduction = environment === 'production';
  const namespace = namespaceOf(answers.name, environment);
  const hosting = hostingOf(answers);
  if (hosting !== 'aws' && hosting !== 'digitalocean') {
    return [];
  }
  const inputs: { [name: string]: Value } = {
    name: namespace,
    production: inProduction,
    region: 'test-1',
    cluster_name: 'test',
    bucket_name: 'test',
    export_retention_days: 30,
    ...(hosting === 'aws'
      ? { backup_retention_days: 14, database_password: 'for-tests-only' }
      : {}),
  };
  const checks =
    hosting === 'aws'
      ? awsChecks(answers, inProduction)
      : digitaloceanChecks(answers, inProduction);
  return [
    run('keeps_data_safe', { command: 'plan', variables: inputs }, [
      block('module', [], { source: './managed' }),
      check(
        `local.name == "${storeName(namespace)}"`,
        'README.md restores a database of another name.',
      ),
      ...checks,
    ]),
  ];
}

function awsChecks({ database }: Answers, inProduction: boolean): Block[] {
  const store =
    database === 'mongodb'
      ? 'aws_docdb_cluster.mongodb'
      : 'aws_db_instance.postgres';
  return [
    check(
      `${store}.backup_retention_period == 14 && ${store}.storage_encrypted`,
      'The database is backed up and encrypted.',
    ),
    check(
      `${store}.deletion_protection == ${inProduction}`,
      'Nobody deletes the database of production by mistake.',
    ),
    check(
      database === 'mongodb'
        ? `length(aws_docdb_cluster_instance.mongodb) == ${
            inProduction ? 2 : 1
          }`
        : `${store}.multi_az == ${inProduction}`,
      'The database of production survives the loss of a zone.',
    ),
    check(
      `aws_elasticache_replication_group.redis.automatic_failover_enabled == ${inProduction}`,
      'Redis of production survives the loss of a zone.',
    ),
  ];
}

function digitaloceanChecks(
  { database }: Answers,
  inProduction: boolean,
): Block[] {
  const nodes = database === 'mongodb' ? 3 : 2;
  const store = `digitalocean_database_cluster.${database}`;
  return [
    check(
      `${store}.node_count == ${inProduction ? nodes : 1}`,
      'The database of production survives the loss of a node.',
    ),
    check(
      'digitalocean_database_cluster.redis.eviction_policy == "noeviction"',
      'Queues lose nothing.',
    ),
  ];
}
