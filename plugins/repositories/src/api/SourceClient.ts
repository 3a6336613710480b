import {
  createApiRef,
  DiscoveryApi,
  FetchApi,
} from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  Blob,
  CommitDetails,
  LocalRepositories,
  Place,
  SourceApi,
  Tree,
} from './types';

/** How the pages read repositories. */
export const sourceApiRef = createApiRef<SourceApi>({
  id: 'plugin.repositories.source',
});

/** Asks the repositories backend. */
export class SourceClient implements SourceApi {
  constructor(
    private readonly options: {
      discoveryApi: DiscoveryApi;
      fetchApi: FetchApi;
    },
  ) {}

  list(): Promise<LocalRepositories> {
    return this.get('/local');
  }

  tree(place: Place): Promise<Tree> {
    return this.get(`${base(place)}/tree?${query(place)}`);
  }

  blob(place: Place): Promise<Blob> {
    return this.get(`${base(place)}/blob?${query(place)}`);
  }

  commit(ref: {
    owner: string;
    name: string;
    sha: string;
  }): Promise<CommitDetails> {
    return this.get(`${base(ref)}/commits/${encodeURIComponent(ref.sha)}`);
  }

  private async get<T>(path: string): Promise<T> {
    const { discoveryApi, fetchApi } = this.options;
    const url = await discoveryApi.getBaseUrl('repositories');
    const response = await fetchApi.fetch(`${url}${path}`);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function base({ owner, name }: { owner: string; name: string }): string {
  return `/local/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

function query({ revision, path }: Place): string {
  const parameters = new URLSearchParams();
  if (revision !== 'HEAD') {
    parameters.set('revision', revision);
  }
  if (path) {
    parameters.set('path', path);
  }
  return parameters.toString();
}
