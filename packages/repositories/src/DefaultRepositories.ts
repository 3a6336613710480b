import { InputError } from '@backstage/errors';
import {
  Repositories,
  Repository,
  RepositoryHost,
  RepositoryLocation,
  RepositoryRef,
} from './types';

/** The configured hosts behind one door. */
export class DefaultRepositories implements Repositories {
  constructor(readonly hosts: readonly RepositoryHost[]) {}

  host(host: string): RepositoryHost {
    const found = this.hosts.find(candidate => candidate.host === host);
    if (!found) {
      throw new InputError(
        `${JSON.stringify(host)} is no repository host of this portal, which ` +
          `knows ${this.names()}: add it to 'integrations' with a token or an ` +
          `app`,
      );
    }
    return found;
  }

  open(ref: RepositoryRef): Repository {
    return this.host(ref.host).open(ref);
  }

  parseUrl(url: string): RepositoryLocation {
    for (const host of this.hosts) {
      const location = host.parseUrl(url);
      if (location) {
        return location;
      }
    }
    throw new InputError(
      `${JSON.stringify(url)} is no address in a repository of this portal, ` +
        `which knows ${this.names()}`,
    );
  }

  private names(): string {
    return this.hosts.map(host => host.host).join(', ') || 'no host';
  }
}
