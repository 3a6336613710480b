import type { Answers } from '../../answers';
import { GeneratedFile, LAYOUT } from '../../files';
import { Block, block, writeHcl } from '../hcl';
import { output } from '../outputs';
import { hostingOf } from '../platform';
import { variable } from '../variables';
import { requiredProviders } from '../versions';
import { expression } from '../hcl';
import { awsStores } from './aws';
import { digitaloceanStores } from './digitalocean';

/** A data store: its resources, and what the module tells about it. */
export interface Store {
  /** Without `.tf`. */
  readonly file: string;
  readonly header: string;
  readonly blocks: readonly Block[];
  readonly outputs: readonly StoreOutput[];
}

export interface StoreOutput {
  readonly name: string;
  readonly description: string;
  readonly value: string;
  readonly sensitive?: true;
}

/** The module of the data stores that a cloud provider runs. */
export function managedFiles(answers: Answers): GeneratedFile[] {
  const hosting = hostingOf(answers);
  if (hosting !== 'aws' && hosting !== 'digitalocean') {
    return [];
  }
  const stores =
    hosting === 'aws' ? awsStores(answers) : digitaloceanStores(answers);
  const providers =
    hosting === 'aws' ? (['aws', 'random'] as const) : ([hosting] as const);
  const files: [string, string][] = [
    [
      'versions',
      writeHcl([block('terraform', [], requiredProviders(providers))]),
    ],
    ['variables', writeHcl(inputs(hosting).map(variable))],
    ...stores.map(({ file, header, blocks }): [string, string] => [
      file,
      writeHcl(blocks, header),
    ]),
    [
      'outputs',
      writeHcl(
        stores
          .flatMap(store => store.outputs)
          .map(({ value, ...rest }) =>
            output({ ...rest, value: expression(value) }),
          ),
      ),
    ],
  ];
  return files.map(([name, content]) => ({
    path: `${LAYOUT.terraform}/managed/${name}.tf`,
    content,
  }));
}

function inputs(hosting: 'aws' | 'digitalocean') {
  const common = [
    { name: 'name', type: 'string', description: 'Start of all names' },
    {
      name: 'production',
      type: 'bool',
      description: 'Whether to survive the loss of a zone, and a mistake',
    },
    { name: 'region', type: 'string', description: 'Region of the stores' },
    {
      name: 'cluster_name',
      type: 'string',
      description: 'Cluster that may reach the stores',
    },
    { name: 'bucket_name', type: 'string', description: 'Name of the bucket' },
    {
      name: 'export_retention_days',
      type: 'number',
      description: 'Days after which exports are deleted',
    },
  ];
  return hosting === 'digitalocean'
    ? common
    : [
        ...common,
        {
          name: 'backup_retention_days',
          type: 'number',
          description: 'Days that the database can be restored to',
        },
        {
          name: 'database_password',
          type: 'string',
          description: 'Password of the administrator of the database',
          sensitive: true as const,
        },
      ];
}
