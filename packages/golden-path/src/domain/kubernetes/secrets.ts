import type { ISecret } from 'kubernetes-models/v1/Secret';
import type { Answers } from '../answers';
import { databaseOf } from '../docker/images';
import { environmentVariables } from '../environmentVariables';
import type { YamlOptions } from '../yaml';
import { TRACES_AUTHORIZATION } from './otelCollector';
import { labelsOf } from './workload';

/** A key of a Secret and what it is for. */
export interface SecretKey {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
}

/** A Secret whose values are written by Terraform or by a person. */
export interface DeclaredSecret {
  readonly name: string;
  readonly keys: readonly SecretKey[];
}

/** The Secrets that pods read. */
export function declaredSecrets(answers: Answers): DeclaredSecret[] {
  if (!answers.components.includes('backend')) {
    return [];
  }
  const app = environmentVariables(answers).filter(
    ({ component, secret, buildTime }) =>
      component === 'backend' && secret && !buildTime,
  );
  return [
    {
      name: 'app-secrets',
      keys: [
        ...app,
        {
          name: TRACES_AUTHORIZATION,
          required: false,
          description: 'Header that the store of traces asks for',
        },
      ],
    },
    ...(answers.databaseHosting === 'in-cluster'
      ? [databaseSecret(answers)]
      : []),
  ];
}

function databaseSecret(answers: Answers): DeclaredSecret {
  const { name } = databaseOf(answers);
  const [user, password, database] =
    name === 'mongodb'
      ? [
          'MONGO_INITDB_ROOT_USERNAME',
          'MONGO_INITDB_ROOT_PASSWORD',
          'MONGO_INITDB_DATABASE',
        ]
      : ['POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB'];
  const key = (keyName: string, description: string): SecretKey => ({
    name: keyName,
    required: true,
    description,
  });
  return {
    name: `${name}-secrets`,
    keys: [
      key(user, 'Administrator that the database starts with'),
      key(password, 'The password that DATABASE_URL carries too'),
      key(database, 'Database that is created at the first start'),
    ],
  };
}

/** Each Secret without values, under a comment that names its keys. */
export function secretManifests(answers: Answers): [ISecret, YamlOptions][] {
  return declaredSecrets(answers).map(({ name, keys }) => [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, labels: labelsOf(answers, 'backend') },
      type: 'Opaque',
    },
    {
      header: [
        'Values never come from Git: Terraform writes them, or you do in each namespace.',
        'kubectl apply leaves alone what it did not write.',
        `kubectl patch secret ${name} -n <namespace> --type merge -p '{"stringData":{"KEY":"value"}}'`,
        ...keys.map(
          key =>
            `  ${key.name}: ${key.description}${
              key.required ? '' : ' (optional)'
            }`,
        ),
      ].join('\n'),
    },
  ]);
}
