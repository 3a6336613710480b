import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { repositoriesFromConfig } from '@jalon/repositories';

export const baseUrl = 'http://localhost:7007';

/** Local repositories in a folder of their own, with what a test does to them. */
export function localRepositories() {
  const data = createMockDirectory();
  const work = createMockDirectory();
  const config = {
    app: { baseUrl },
    repositories: { local: { directory: data.path } },
  };
  const repositories = repositoriesFromConfig(
    mockServices.rootConfig({ data: config }),
    { logger: mockServices.logger.mock() },
  );
  const ref = (name: string) => ({ host: 'localhost', owner: 'acme', name });

  return {
    config,
    repositories,

    async create(name: string, files: Record<string, string>) {
      work.setContent({ [name]: files });
      return repositories.host('localhost').create({
        ref: ref(name),
        directory: join(work.path, name),
        author: { name: 'Amel', email: 'amel@yonima.example' },
      });
    },

    async commit(name: string, path: string, content: string | null) {
      const repository = repositories.open(ref(name));
      const head = await repository.defaultBranch();
      return repository.commit({
        expectedParent: head.sha,
        message: `Change ${path}`,
        author: { name: 'Amel', email: 'amel@yonima.example' },
        changes: [{ path, content }],
      });
    },

    /** An empty bare repository, as a person makes one before the first push. */
    createEmpty(name: string) {
      const directory = join(data.path, 'acme', `${name}.git`);
      execFileSync('git', ['init', '--quiet', '--bare', directory]);
    },
  };
}
