import type { Answers } from '../answers';
import { Block, block, commented } from './hcl';
import { hostingOf, PROVIDERS, ProviderName } from './platform';

/** Versions of Terraform and its providers, and where the state is kept. */
export function versions(answers: Answers): Block[] {
  const hosting = hostingOf(answers);
  const names: ProviderName[] = ['helm', 'kubernetes', 'random'];
  if (hosting === 'aws' || hosting === 'digitalocean') {
    names.push(hosting);
  }
  return [
    block(
      'terraform',
      [],
      { required_version: '>= 1.10' },
      backend(answers),
      requiredProviders(names),
    ),
  ];
}

export function requiredProviders(names: readonly ProviderName[]): Block {
  return block(
    'required_providers',
    [],
    Object.fromEntries([...names].sort().map(name => [name, PROVIDERS[name]])),
  );
}

function backend(answers: Answers): Block {
  if (hostingOf(answers) === 'aws') {
    return commented(
      'The state holds passwords: it is shared, encrypted and locked, never a file\n' +
        'on a laptop. Name the bucket at `terraform init`, see README.md.',
      block('backend', ['s3'], {
        key: `${answers.name}/terraform.tfstate`,
        encrypt: true,
        use_lockfile: true,
      }),
    );
  }
  return commented(
    'The state holds passwords: it is shared and locked, a Secret that only the\n' +
      "cluster's administrators can read, never a file on a laptop. To keep it\n" +
      'elsewhere, change this block before the first `terraform init`.',
    block('backend', ['kubernetes'], {
      secret_suffix: answers.name,
      namespace: 'kube-system',
    }),
  );
}
