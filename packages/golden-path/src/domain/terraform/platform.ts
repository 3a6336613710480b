import type { Answers } from '../answers';

/** Who runs the data stores, as far as Terraform is concerned. */
export type Hosting = 'aws' | 'digitalocean' | 'in-cluster' | 'none';

export function hostingOf(answers: Answers): Hosting {
  if (!answers.components.includes('backend')) {
    return 'none';
  }
  return answers.databaseHosting === 'managed'
    ? answers.cloudProvider
    : 'in-cluster';
}

export function isManaged(answers: Answers): boolean {
  return ['aws', 'digitalocean'].includes(hostingOf(answers));
}

/** The address of a resource may not have the hyphens of a name. */
export function identifier(name: string): string {
  return name.replace(/-/g, '_');
}

/**
 * Whether Terraform chooses the password of the database; DigitalOcean insists
 * on choosing it itself.
 */
export function choosesPassword(answers: Answers): boolean {
  return ['aws', 'in-cluster'].includes(hostingOf(answers));
}

/** Name of the database and, where it can be chosen, of its user. */
export const DATABASE_NAME = 'app';

/** What the words of a product say about the versions that run it. */
export const VERSIONS = {
  postgres: '17',
  documentdb: '5.0.0',
  mongodb: '7',
  redis: '7.1',
  valkey: '8',
} as const;

/** Providers: where they come from and which versions were tried. */
export const PROVIDERS = {
  kubernetes: { source: 'hashicorp/kubernetes', version: '~> 2.38' },
  helm: { source: 'hashicorp/helm', version: '~> 3.1' },
  random: { source: 'hashicorp/random', version: '~> 3.7' },
  aws: { source: 'hashicorp/aws', version: '~> 6.25' },
  digitalocean: { source: 'digitalocean/digitalocean', version: '~> 2.71' },
} as const;

export type ProviderName = keyof typeof PROVIDERS;
