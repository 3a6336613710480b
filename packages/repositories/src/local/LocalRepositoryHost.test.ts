import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRepositoryHost } from '../__testUtils__/describeRepositoryHost';
import { LocalRepositoryHost } from './LocalRepositoryHost';

jest.setTimeout(60_000);

describeRepositoryHost('LocalRepositoryHost', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'jalon-local-'));
  return {
    host: new LocalRepositoryHost({
      directory,
      baseUrl: 'http://localhost:7007/',
      committer: { name: 'Jalon', email: 'jalon@localhost' },
    }),
    gitDirectory: (owner, name) => join(directory, owner, `${name}.git`),
    stop: () => rm(directory, { recursive: true, force: true }),
  };
});
