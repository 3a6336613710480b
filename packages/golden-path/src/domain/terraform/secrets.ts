import type { Answers } from '../answers';
import { declaredSecrets, SecretKey } from '../kubernetes/secrets';
import {
  Block,
  call,
  commented,
  Expression,
  expression,
  resource,
  template,
  Value,
} from './hcl';
import {
  choosesPassword,
  DATABASE_NAME,
  hostingOf,
  identifier,
  isManaged,
} from './platform';

/** Name of the administrator of a database whose password Terraform chooses. */
const ADMINISTRATOR = 'app';

/**
 * Where the values of the Secret come from: Terraform knows them (`known`) or a
 * person gives them (`given`). Together they are all that the manifests declare.
 */
export function secretSources(answers: Answers): {
  known: Record<string, Expression>;
  given: SecretKey[];
} {
  const candidates = knownValues(answers);
  const secrets =
    declaredSecrets(answers).find(({ name }) => name === 'app-secrets')?.keys ??
    [];
  const known: Record<string, Expression> = {};
  const given: SecretKey[] = [];
  for (const secret of secrets) {
    const value = candidates[secret.name];
    if (value) {
      known[secret.name] = value;
    } else {
      given.push(secret);
    }
  }
  return { known, given };
}

function knownValues(answers: Answers): Record<string, Expression> {
  const hosting = hostingOf(answers);
  if (hosting === 'none') {
    return {};
  }
  const jwt = { JWT_SECRET: expression('random_password.jwt_secret.result') };
  if (hosting === 'in-cluster') {
    return {
      DATABASE_URL: inClusterUrl(answers),
      REDIS_URL: expression('"redis://redis:6379"'),
      ...jwt,
    };
  }
  return {
    DATABASE_URL: expression('module.managed.database_url'),
    REDIS_URL: expression('module.managed.redis_url'),
    ...jwt,
    S3_ACCESS_KEY_ID: expression('module.managed.bucket_access_key_id'),
    S3_SECRET_ACCESS_KEY: expression('module.managed.bucket_secret_access_key'),
  };
}

function passwordOf(answers: Answers): string {
  return `random_password.${answers.database}_root_password.result`;
}

function inClusterUrl(answers: Answers): Expression {
  const credentials = `${ADMINISTRATOR}:\${urlencode(${passwordOf(answers)})}`;
  return answers.database === 'mongodb'
    ? template(
        `mongodb://${credentials}@mongodb:27017/${DATABASE_NAME}?authSource=admin`,
      )
    : template(`postgresql://${credentials}@postgres:5432/${DATABASE_NAME}`);
}

/** Passwords that nobody has to invent, and nobody sees. */
export function passwords(answers: Answers): Block[] {
  const grafana = resource('random_password', 'grafana_admin_password', {
    length: 24,
    special: false,
  });
  if (hostingOf(answers) === 'none') {
    return [grafana];
  }
  const database = resource(
    'random_password',
    `${answers.database}_root_password`,
    {
      length: 24,
      special: true,
      // Without / @ " and space, which RDS and DocumentDB refuse
      override_special: '!#%&*()-_=+[]{}<>:?',
    },
  );
  return [
    ...(choosesPassword(answers) ? [database] : []),
    resource('random_password', 'jwt_secret', { length: 48, special: false }),
    grafana,
  ];
}

/** The Secrets that containers read their environment from; a website reads none. */
export function secretResources(answers: Answers): Block[] {
  if (hostingOf(answers) === 'none') {
    return [];
  }
  const { known, given } = secretSources(answers);
  const optional = Object.fromEntries(
    given.map(({ name }) => [name, expression(`var.${name.toLowerCase()}`)]),
  );
  const parts: Value[] = [
    { ...known, ...bucketAddress(answers), ...transport(answers) },
    ...(given.length > 0 ? [nonEmpty(optional)] : []),
    expression('var.extra_secrets'),
  ];
  const app = commented(
    'Terraform owns the values, Kustomize only declares that the Secret exists:\n' +
      '`kubectl apply` leaves alone what its file does not mention.',
    opaqueSecret(answers, 'app_secrets', {
      data: call('merge', ...parts),
    }),
  );
  return hostingOf(answers) === 'none' ? [app] : [app, databaseSecret(answers)];
}

/**
 * Where the bucket is, is known after it was created only: the Secret is read
 * after the ConfigMap and wins.
 */
function bucketAddress(answers: Answers): Record<string, Value> {
  return isManaged(answers)
    ? {
        S3_BUCKET: expression('module.managed.bucket'),
        S3_ENDPOINT: expression('module.managed.bucket_endpoint'),
        S3_REGION: expression('var.region'),
      }
    : {};
}

/**
 * RDS and DigitalOcean have authorities of their own, which Node.js does not
 * know: connections are encrypted, but not verified. Not in the address, because
 * the exporter reads that too and knows other words for it.
 */
function transport(answers: Answers): Record<string, Value> {
  return isManaged(answers) && answers.database === 'postgres'
    ? { PGSSLMODE: 'no-verify' }
    : {};
}

/** What nobody gave is left out, so that the service finds it missing. */
function nonEmpty(values: Record<string, Value>): Expression {
  const width = Math.max(...Object.keys(values).map(name => name.length));
  const lines = Object.entries(values).map(
    ([name, value]) =>
      `    ${name.padEnd(width)} = ${(value as Expression).text}`,
  );
  return expression(
    [
      '{',
      '  for name, value in {',
      ...lines,
      '  } : name => value if nonsensitive(value != "")',
      '}',
    ].join('\n'),
  );
}

function databaseSecret(answers: Answers): Block {
  const [user, password, host] = isManaged(answers)
    ? ['database_user', 'database_password', 'database_host'].map(output =>
        expression(`module.managed.${output}`),
      )
    : [ADMINISTRATOR, expression(passwordOf(answers)), answers.database];
  const data: Record<string, Value> =
    answers.database === 'mongodb'
      ? {
          MONGO_INITDB_ROOT_USERNAME: user,
          MONGO_INITDB_ROOT_PASSWORD: password,
          MONGO_INITDB_DATABASE: DATABASE_NAME,
          MONGO_HOST: host,
        }
      : {
          POSTGRES_USER: user,
          POSTGRES_PASSWORD: password,
          POSTGRES_DB: DATABASE_NAME,
          POSTGRES_HOST: host,
        };
  return commented(
    isManaged(answers)
      ? 'For administrators and the exporter; the service reads app-secrets.'
      : 'The database takes its administrator from here when it starts for the first time.',
    opaqueSecret(answers, `${answers.database}_secrets`, { data }),
  );
}

function opaqueSecret(
  answers: Answers,
  name: string,
  content: Record<string, Value>,
): Block {
  return resource(
    'kubernetes_secret',
    name,
    metadata(answers, name.replace(/_/g, '-')),
    { type: 'Opaque', ...content },
    ignoreMetadata(),
  );
}

/** Kustomize labels what it applies; that is no drift. */
export function ignoreMetadata(...more: string[]): Block {
  return {
    type: 'lifecycle',
    labels: [],
    body: [
      {
        attributes: {
          ignore_changes: [
            ...more,
            'metadata[0].annotations',
            'metadata[0].labels',
          ].map(expression),
        },
      },
    ],
  };
}

export function metadata(answers: Answers, name: string): Block {
  return {
    type: 'metadata',
    labels: [],
    body: [
      {
        attributes: {
          name,
          namespace: expression(
            `kubernetes_namespace.${identifier(answers.name)}.metadata[0].name`,
          ),
        },
      },
    ],
  };
}
