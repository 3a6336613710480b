import fc from 'fast-check';
import { parse } from 'yaml';
import { Answers, Component, RawAnswers } from '../answers';
import { answersOf } from '../__testUtils__/answers';
import { environmentVariables } from '../environmentVariables';
import { kubernetesFiles } from '../kubernetes';
import { declaredSecrets } from '../kubernetes/secrets';
import { monitoringFiles } from '../monitoring';
import {
  prometheusConfig,
  repositoryScrapeConfigs,
} from '../monitoring/prometheus';
import { SECTIONS } from '../todo/items';
import { terraformFiles } from '.';
import { JOBS_OF_THE_CHART } from './prometheusValues';
import { choosesPassword, hostingOf } from './platform';

const FOLDER = 'infrastructure/terraform';

function everyAnswers(): Answers[] {
  const components: Component[][] = [
    ['backend'],
    ['frontend'],
    ['backend', 'frontend', 'mobile'],
  ];
  const stores: RawAnswers[] = [
    { database: 'postgres' },
    { database: 'postgres', postgis: true },
    { database: 'mongodb' },
  ];
  const hosting: RawAnswers[] = [
    { cloudProvider: 'aws' },
    { cloudProvider: 'digitalocean' },
    { databaseHosting: 'in-cluster' },
  ];
  return components.flatMap(component =>
    stores.flatMap(store =>
      hosting.flatMap(host =>
        ['en', 'fr'].map(language =>
          answersOf({ ...store, ...host, language }, component),
        ),
      ),
    ),
  );
}

const ALL = everyAnswers();
const WITH_BACKEND = ALL.filter(({ components }) =>
  components.includes('backend'),
);
const hostedBy = (...hosts: string[]) =>
  ALL.filter(answers => hosts.includes(hostingOf(answers)));

const rendered = new Map<Answers, Map<string, string>>();

function filesOf(answers: Answers): Map<string, string> {
  const files =
    rendered.get(answers) ??
    new Map(
      terraformFiles(answers).map(({ path, content }) => [
        path.replace(`${FOLDER}/`, ''),
        content,
      ]),
    );
  rendered.set(answers, files);
  return files;
}

function read(answers: Answers, path: string): string {
  const content = filesOf(answers).get(path);
  if (content === undefined) {
    throw new Error(`${path} is missing`);
  }
  return content;
}

/** A block of a file, without its first and last line. */
function blockOf(content: string, head: string): string {
  const start = content.indexOf(`${head} {\n`);
  if (start < 0) {
    throw new Error(`${head} is missing`);
  }
  return content.slice(start, content.indexOf('\n}\n', start));
}

/** Values by the name of the argument, however they are aligned. */
function argument(block: string, name: string): string | undefined {
  return new RegExp(`^ *${name} += (.*)$`, 'm').exec(block)?.[1];
}

function addresses(content: string): string[] {
  return [...content.matchAll(/^resource "(\w+)" "(\w+)"/gm)].map(
    ([, type, name]) => `${type}.${name}`,
  );
}

describe('what Terraform makes of an environment', () => {
  it('[N70] has its four files beside the versions that it was written for', () => {
    for (const answers of ALL) {
      expect([...filesOf(answers).keys()]).toEqual(
        expect.arrayContaining([
          'main.tf',
          'variables.tf',
          'outputs.tf',
          'prometheus-values.yaml',
          'versions.tf',
          'README.md',
        ]),
      );
    }
  });

  it('leaves an app on phones alone', () => {
    expect(terraformFiles(answersOf({}, ['mobile']))).toEqual([]);
  });

  it('[N71] [C1] creates namespace, passwords, Secrets, ConfigMap and releases', () => {
    for (const answers of WITH_BACKEND) {
      const { database } = answers;
      const main = read(answers, 'main.tf');
      expect(addresses(main)).toEqual([
        'terraform_data.keep_production',
        'kubernetes_namespace.orders_api',
        ...(choosesPassword(answers)
          ? [`random_password.${database}_root_password`]
          : []),
        'random_password.jwt_secret',
        'random_password.grafana_admin_password',
        'kubernetes_secret.app_secrets',
        `kubernetes_secret.${database}_secrets`,
        'kubernetes_config_map.app_config',
        'helm_release.nginx_ingress',
        'helm_release.cert_manager',
        'helm_release.letsencrypt',
        'helm_release.prometheus',
      ]);
      expect(main).not.toContain(
        database === 'mongodb' ? 'postgres' : 'mongodb',
      );
    }
  });

  it('[N71] [S52] lets only DigitalOcean choose the password of the database', () => {
    for (const answers of hostedBy('aws', 'in-cluster')) {
      const password = blockOf(
        read(answers, 'main.tf'),
        `resource "random_password" "${answers.database}_root_password"`,
      );
      expect(argument(password, 'length')).toBe('24');
      expect(argument(password, 'special')).toBe('true');
      // What RDS and DocumentDB refuse
      expect(argument(password, 'override_special')).not.toMatch(/[/@ ]|""/);
    }
    for (const answers of hostedBy('digitalocean')) {
      expect(read(answers, 'main.tf')).not.toContain('root_password');
    }
  });

  it('[N71] installs monitoring on demand, with the rules and jobs of the repository', () => {
    for (const answers of ALL) {
      const release = blockOf(
        read(answers, 'main.tf'),
        'resource "helm_release" "prometheus"',
      );
      expect(argument(release, 'count')).toBe('var.install_monitoring ? 1 : 0');
      const monitoring = new Set(
        monitoringFiles(answers).map(({ path }) => path),
      );
      const mentioned = [
        ...release.matchAll(/path\.module\}\/\.\.\/(monitoring\/[^"$]+\.yml)/g),
      ].map(([, path]) => `infrastructure/${path}`);
      expect(mentioned).toHaveLength(4);
      expect(mentioned.filter(path => !monitoring.has(path))).toEqual([]);
      const jobs = prometheusConfig(answers).scrape_configs.map(
        job => job.job_name,
      );
      expect(jobs).toEqual(expect.arrayContaining(JOBS_OF_THE_CHART));
      for (const { job_name: job } of repositoryScrapeConfigs(answers)) {
        expect(JOBS_OF_THE_CHART).not.toContain(job);
      }
      const values = parse(read(answers, 'prometheus-values.yaml'));
      expect(values.prometheus.prometheusSpec.retention).toBe('15d');
    }
  });

  it('[N72] has the variables, types and defaults of the platform', () => {
    const expected = (answers: Answers): [string, string, string][] => [
      ['namespace', 'string', `"${answers.name}"`],
      ['environment', 'string', '"staging"'],
      ['install_monitoring', 'bool', 'false'],
      ['install_cert_manager', 'bool', 'true'],
      ...(answers.components.includes('backend')
        ? ([
            ['log_level', 'string', '"info"'],
            ['rate_limit_per_minute', 'number', '300'],
          ] as [string, string, string][])
        : []),
    ];
    for (const answers of ALL) {
      const content = read(answers, 'variables.tf');
      for (const [name, type, value] of expected(answers)) {
        const variable = blockOf(content, `variable "${name}"`);
        expect(argument(variable, 'type')).toBe(type);
        expect(argument(variable, 'default')).toBe(value);
      }
      // The commands of the documentation give no other variable
      expect(content.match(/^variable /gm)).toHaveLength(
        content.match(/^ {2}default +=/gm)?.length ?? 0,
      );
      expect(blockOf(content, 'variable "environment"')).toContain(
        'contains(["staging", "production"], var.environment)',
      );
    }
  });

  it('[N73] documents init, plan, apply, destroy and import', () => {
    for (const answers of ALL) {
      const document = read(answers, 'README.md');
      for (const command of [
        /^terraform init /m,
        /^terraform plan -var=environment=staging$/m,
        /^terraform apply -var=environment=staging$/m,
        /^terraform destroy -var=environment=staging$/m,
        /^terraform import .*kubernetes_namespace\.orders_api orders-api-staging$/m,
      ]) {
        expect(document).toMatch(command);
      }
      expect(document).toContain(
        answers.language === 'fr' ? '## Commandes' : '## Commands',
      );
    }
  });

  it('[N73] refuses to apply an environment to the state of another', () => {
    for (const answers of ALL) {
      expect(read(answers, 'main.tf')).toContain(
        'condition     = terraform.workspace == var.environment',
      );
      const state = read(answers, 'versions.tf');
      expect(state).toMatch(/backend "(s3|kubernetes)" \{/);
      expect(read(answers, '.gitignore')).toContain('*.tfstate');
    }
  });
});

describe('Terraform beside Kustomize', () => {
  it('[S52] gives every secret that the manifests declare, and knows where from', () => {
    for (const answers of WITH_BACKEND) {
      const main = read(answers, 'main.tf');
      const declared = declaredSecrets(answers);
      expect(declared.length).toBeGreaterThan(0);
      for (const { name, keys } of declared) {
        const secret = blockOf(
          main,
          `resource "kubernetes_secret" "${name.replace(/-/g, '_')}"`,
        );
        expect(argument(secret, 'name')).toBe(`"${name}"`);
        expect(
          keys.filter(key => !argument(secret, key.name)).map(key => key.name),
        ).toEqual([]);
      }
    }
  });

  it('[S52] asks for no secret that the service must have: they are generated', () => {
    for (const answers of WITH_BACKEND) {
      const given = [
        ...read(answers, 'variables.tf').matchAll(/^variable "(\w+)"/gm),
      ].map(([, name]) => name.toUpperCase());
      const required = environmentVariables(answers).filter(
        ({ secret, required: needed }) => secret && needed,
      );
      expect(required.length).toBeGreaterThan(0);
      expect(required.filter(({ name }) => given.includes(name))).toEqual([]);
    }
  });

  it('fights with Kustomize over no field of a shared object', () => {
    for (const answers of WITH_BACKEND) {
      const main = read(answers, 'main.tf');
      for (const head of [
        'resource "kubernetes_namespace" "orders_api"',
        'resource "kubernetes_secret" "app_secrets"',
        'resource "kubernetes_config_map" "app_config"',
      ]) {
        expect(blockOf(main, head)).toMatch(
          /ignore_changes = \[.*metadata\[0\]\.annotations, metadata\[0\]\.labels\]/,
        );
      }
      expect(
        blockOf(main, 'resource "kubernetes_config_map" "app_config"'),
      ).toContain('ignore_changes = [data, ');
      const manifests = kubernetesFiles(answers).find(({ path }) =>
        path.endsWith('base/secrets.yaml'),
      );
      expect(manifests?.content).not.toMatch(/^(data|stringData):/m);
    }
  });

  it('uses the namespaces of the overlays, however long the name is', () => {
    for (const name of ['orders-api', 'a'.repeat(60)]) {
      const answers = answersOf({ name });
      const overlays = kubernetesFiles(answers).filter(({ path }) =>
        /(staging|production)\/kustomization\.yaml$/.test(path),
      );
      expect(overlays).toHaveLength(2);
      const tests = [...filesOf(answers)]
        .filter(([path]) => path.endsWith('.tftest.hcl'))
        .map(([, content]) => content)
        .join('\n');
      for (const { content } of overlays) {
        expect(tests).toContain(
          `metadata[0].name == "${parse(content).namespace}"`,
        );
      }
    }
  });
});

describe('secrets', () => {
  it('[S52] never stand in a file', () => {
    for (const answers of ALL) {
      const suspicious = [...filesOf(answers)].filter(
        ([path, content]) =>
          path.endsWith('.tf') &&
          /(password|secret|token|access_key) += "[^"$]+"/i.test(content),
      );
      expect(suspicious).toEqual([]);
    }
  });

  it('[S52] are hidden from outputs and variables', () => {
    const secretName = /password|secret|url|dsn/;
    for (const answers of ALL) {
      for (const path of ['', 'managed/'].flatMap(folder => [
        `${folder}variables.tf`,
        `${folder}outputs.tf`,
      ])) {
        const content = filesOf(answers).get(path) ?? '';
        const names = [...content.matchAll(/^(variable|output) "(\w+)"/gm)];
        for (const [, kind, name] of names.filter(n => secretName.test(n[2]))) {
          expect(blockOf(content, `${kind} "${name}"`)).toMatch(
            /sensitive += true/,
          );
        }
      }
    }
  });

  it('[S52] nobody gets in by the way of an answer', () => {
    const plain = answersOf();
    fc.assert(
      fc.property(
        fc
          .array(
            fc.constantFrom('${var.x}', '%{ if true }', '"', '\\', '\n', 'x'),
            { minLength: 1 },
          )
          .map(parts => `a${parts.join('')}`),
        description => {
          expect(terraformFiles(answersOf({ description }))).toEqual(
            terraformFiles(plain),
          );
        },
      ),
    );
  });
});

describe('managed data stores', () => {
  it('[N74] [C10] [C11] are a module of their own, of the chosen provider', () => {
    for (const answers of ALL) {
      const paths = [...filesOf(answers).keys()].filter(path =>
        path.startsWith('managed/'),
      );
      const hosting = hostingOf(answers);
      const managed = hosting === 'aws' || hosting === 'digitalocean';
      const names = [
        'network',
        'outputs',
        answers.database,
        'redis',
        'storage',
        'variables',
        'versions',
      ];
      expect(paths.sort()).toEqual(
        managed ? names.map(name => `managed/${name}.tf`).sort() : [],
      );
      expect(read(answers, 'main.tf').includes('module "managed"')).toBe(
        managed,
      );
      const types = paths.flatMap(path => addresses(read(answers, path)));
      const prefix = new RegExp(`^(${hosting}_|random_password\\.redis$)`);
      expect(types.filter(address => !prefix.test(address))).toEqual([]);
    }
  });

  it('[N74] [S20] [S61] back the database up and can restore any point in time', () => {
    for (const answers of hostedBy('aws')) {
      const content = read(answers, `managed/${answers.database}.tf`);
      const store =
        answers.database === 'mongodb'
          ? blockOf(content, 'resource "aws_docdb_cluster" "mongodb"')
          : blockOf(content, 'resource "aws_db_instance" "postgres"');
      expect(argument(store, 'backup_retention_period')).toBe(
        'var.backup_retention_days',
      );
      expect(argument(store, 'storage_encrypted')).toBe('true');
      expect(argument(store, 'deletion_protection')).toBe('var.production');
      expect(content).toContain('PITR');
      expect(read(answers, 'variables.tf')).toContain(
        'var.backup_retention_days >= 7 && var.backup_retention_days <= 35',
      );
    }
    for (const answers of hostedBy('digitalocean')) {
      const content = read(answers, `managed/${answers.database}.tf`);
      expect(content).toContain('PITR');
      expect(content).toContain('backups every day');
    }
  });

  it('[N74] tell what PostGIS needs where it is asked for', () => {
    for (const answers of hostedBy('aws', 'digitalocean')) {
      const content = read(answers, `managed/${answers.database}.tf`);
      expect(content.includes('CREATE EXTENSION postgis')).toBe(
        answers.postgis,
      );
    }
  });

  it('[N74] [S21] keep every key of Redis, and snapshots of it', () => {
    for (const answers of hostedBy('aws')) {
      const content = read(answers, 'managed/redis.tf');
      expect(content).toMatch(
        /name {2}= "maxmemory-policy"\n {4}value = "noeviction"/,
      );
      const group = blockOf(
        content,
        'resource "aws_elasticache_replication_group" "redis"',
      );
      expect(argument(group, 'snapshot_retention_limit')).toBe(
        'var.production ? 7 : 1',
      );
      expect(argument(group, 'transit_encryption_enabled')).toBe('true');
      expect(argument(group, 'at_rest_encryption_enabled')).toBe('true');
    }
    for (const answers of hostedBy('digitalocean')) {
      const content = read(answers, 'managed/redis.tf');
      expect(content).toContain('eviction_policy      = "noeviction"');
      expect(content).toContain('persistence        = "rdb"');
    }
  });

  it('[N74] [S22] delete exports after a while and give the service one bucket', () => {
    for (const answers of hostedBy('aws', 'digitalocean')) {
      const content = read(answers, 'managed/storage.tf');
      expect(content).toContain('days = var.export_retention_days');
      expect(content).toContain('"exports/"');
    }
    for (const answers of hostedBy('aws')) {
      const content = read(answers, 'managed/storage.tf');
      expect(addresses(content)).toEqual(
        expect.arrayContaining([
          'aws_s3_bucket_public_access_block.storage',
          'aws_s3_bucket_server_side_encryption_configuration.storage',
          'aws_s3_bucket_versioning.storage',
          'aws_s3_bucket_lifecycle_configuration.storage',
        ]),
      );
      const policy = blockOf(
        content,
        'data "aws_iam_policy_document" "service"',
      );
      expect([...policy.matchAll(/"(s3:\w+|s3:\*)"/g)].map(m => m[1])).toEqual([
        's3:GetObject',
        's3:PutObject',
        's3:DeleteObject',
        's3:ListBucket',
      ]);
      expect(policy).not.toContain('"*"');
    }
    for (const answers of hostedBy('digitalocean')) {
      expect(read(answers, 'managed/storage.tf')).toContain(
        'permission = "readwrite"',
      );
    }
  });

  it('[S62] are reached by the cluster and by nobody else', () => {
    for (const answers of hostedBy('aws')) {
      for (const store of [answers.database, 'redis']) {
        const content = read(answers, `managed/${store}.tf`);
        expect(
          content.match(/aws_vpc_security_group_ingress_rule/g),
        ).toHaveLength(1);
        expect(content).toContain('.cluster_security_group_id');
        expect(content).not.toMatch(/cidr|publicly_accessible += true/);
      }
    }
    for (const answers of hostedBy('digitalocean')) {
      for (const store of [answers.database, 'redis']) {
        const firewall = blockOf(
          read(answers, `managed/${store}.tf`),
          `resource "digitalocean_database_firewall" "${store}"`,
        );
        expect(argument(firewall, 'type')).toBe('"k8s"');
        expect(firewall.match(/rule \{/g)).toHaveLength(1);
      }
    }
  });
});

describe('the document', () => {
  it('[S54] [S61] tells how to restore the database, or that only dumps exist', () => {
    const command = {
      aws: {
        postgres: 'aws rds restore-db-instance-to-point-in-time',
        mongodb: 'aws docdb restore-db-cluster-to-point-in-time',
      },
      digitalocean: {
        postgres:
          'doctl databases fork orders-api-production-postgres-restored',
        mongodb: 'doctl databases fork orders-api-production-mongodb-restored',
      },
      'in-cluster': { postgres: 'pg_restore', mongodb: 'mongorestore' },
    };
    for (const answers of WITH_BACKEND) {
      const hosting = hostingOf(answers);
      if (hosting === 'none') {
        throw new Error('A backend has data stores');
      }
      const document = read(answers, 'README.md');
      expect(document).toContain(command[hosting][answers.database]);
      expect(document.includes('databaseHosting: managed')).toBe(
        hosting === 'in-cluster',
      );
    }
  });

  it('[S62] lists certificates, network, backups and recovery as duties', () => {
    for (const answers of ALL) {
      const document = read(answers, 'README.md');
      for (const duty of answers.language === 'fr'
        ? ['- TLS :', '- Réseau :', '- Sauvegardes :', '- Reprise']
        : ['- TLS:', '- Network:', '- Backups:', '- Disaster recovery:']) {
        expect(document).toContain(duty);
      }
    }
  });

  it('names only objects that Terraform has', () => {
    for (const answers of ALL) {
      const known = [...filesOf(answers)]
        .filter(([path]) => path.endsWith('.tf'))
        .flatMap(([, content]) => addresses(content));
      const mentioned = [
        ...read(answers, 'README.md').matchAll(
          /\b((?:kubernetes|helm|aws|digitalocean)_\w+\.\w+)/g,
        ),
      ].map(([, address]) => address);
      expect(mentioned.filter(address => !known.includes(address))).toEqual([]);
    }
  });
});

describe('the to-do list', () => {
  const done = (id: string, answers: Answers, more: [string, string][] = []) =>
    SECTIONS.flatMap(({ items }) => items)
      .find(item => item.id === id)
      ?.done(
        new Map([
          ...terraformFiles(answers).map(
            ({ path, content }): [string, string] => [path, content],
          ),
          ...more,
        ]),
      );
  const migrations: [string, string] = [
    '.github/workflows/backend-ci.yml',
    'npm run migrations:check',
  ];
  const signing: [string, string] = [
    'src/storage/storage.service.ts',
    'getSignedUrl',
  ];

  it('[S20] [S21] [S22] ticks managed stores if and only if they are there', () => {
    for (const answers of WITH_BACKEND) {
      const managed = hostingOf(answers) !== 'in-cluster';
      expect(done('PL-022', answers, [migrations])).toBe(managed);
      expect(done('PL-022', answers)).toBe(false);
      expect(done('PL-023', answers)).toBe(managed);
      expect(done('PL-024', answers, [signing])).toBe(managed);
      expect(done('PL-024', answers)).toBe(false);
    }
  });
});
