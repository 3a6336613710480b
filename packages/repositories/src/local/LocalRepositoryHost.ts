import { randomUUID } from 'node:crypto';
import {
  access,
  mkdir,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConflictError, InputError } from '@backstage/errors';
import { readDirectory } from '../directory';
import { formatMessage } from '../message';
import {
  CreateRepositoryRequest,
  Person,
  Repository,
  RepositoryHost,
  RepositoryLocation,
  RepositoryRef,
  RepositorySetting,
  SettingOutcome,
} from '../types';
import { assertSetting } from '../settings';
import { parseAddress, withoutTrailingSlash } from '../urls';
import {
  assertPerson,
  assertRef,
  assertRevision,
  isValidRef,
} from '../validation';
import { CommitWriter } from './CommitWriter';
import { GitRunner } from './GitRunner';
import { LocalRepository } from './LocalRepository';
import { applyLocalSetting } from './localSettings';

/** How local repositories are kept and shown. */
export interface LocalRepositoryHostOptions {
  /** Absolute path of the folder that holds `<owner>/<name>.git`. */
  readonly directory: string;
  /** Address of the portal's frontend. */
  readonly baseUrl: string;
  /** Who commits on behalf of the authors. */
  readonly committer: Person;
  readonly gitTimeoutMs?: number;
  readonly gitBinary?: string;
}

/** Bare repositories in a folder of this machine. */
export class LocalRepositoryHost implements RepositoryHost {
  readonly host = 'localhost';
  readonly kind = 'local';

  constructor(private readonly options: LocalRepositoryHostOptions) {}

  open(ref: RepositoryRef): Repository {
    this.assertOwn(ref);
    const gitDirectory = this.gitDirectory(ref);
    return new LocalRepository(
      { host: this.host, owner: ref.owner, name: ref.name },
      {
        git: this.runner(gitDirectory),
        gitDirectory,
        webUrl: `${this.webBase()}/${ref.owner}/${ref.name}`,
        committer: this.options.committer,
      },
    );
  }

  async exists(ref: RepositoryRef): Promise<boolean> {
    this.assertOwn(ref);
    return isRepository(this.gitDirectory(ref));
  }

  async create(request: CreateRepositoryRequest): Promise<Repository> {
    this.assertOwn(request.ref);
    const branch = request.defaultBranch ?? 'main';
    assertRevision(branch);
    assertPerson(request.author);
    if (await this.exists(request.ref)) {
      throw alreadyExists(request.ref);
    }
    const draft = join(this.options.directory, `.creating-${randomUUID()}.git`);
    try {
      await this.build(draft, branch, request);
      await this.publish(draft, request.ref);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    return this.open(request.ref);
  }

  async list(): Promise<RepositoryRef[]> {
    const refs: RepositoryRef[] = [];
    for (const owner of await foldersOf(this.options.directory)) {
      for (const folder of await foldersOf(
        join(this.options.directory, owner),
      )) {
        const ref = { host: this.host, owner, name: folder.slice(0, -4) };
        if (folder.endsWith('.git') && isValidRef(ref)) {
          refs.push(ref);
        }
      }
    }
    return refs;
  }

  async configure(
    ref: RepositoryRef,
    setting: RepositorySetting,
  ): Promise<SettingOutcome> {
    assertSetting(setting);
    const { sha } = await this.open(ref).defaultBranch();
    return applyLocalSetting(this.runner(this.gitDirectory(ref)), setting, sha);
  }

  parseUrl(url: string): RepositoryLocation | undefined {
    return parseAddress(url, { base: this.webBase(), host: this.host });
  }

  /** Builds the whole repository where nobody looks for it. */
  private async build(
    gitDirectory: string,
    branch: string,
    request: CreateRepositoryRequest,
  ): Promise<void> {
    const files = await readDirectory(request.directory);
    await mkdir(gitDirectory, { recursive: true });
    const git = this.runner(gitDirectory);
    await git.run(['init', '--quiet', '--bare', '--template=']);
    await git.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
    const writer = new CommitWriter(git, this.options.committer);
    const sha = await writer.write({
      message: formatMessage(request.message ?? 'Initial commit'),
      author: request.author,
      date: request.date,
      changes: files,
    });
    await git.run(['update-ref', `refs/heads/${branch}`, sha]);
    await writeFile(
      join(gitDirectory, 'description'),
      `${request.description ?? ''}\n`,
    );
  }

  /** A rename is atomic and fails where another repository has come to be. */
  private async publish(draft: string, ref: RepositoryRef): Promise<void> {
    const target = this.gitDirectory(ref);
    await mkdir(dirname(target), { recursive: true });
    try {
      await rename(draft, target);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM') {
        throw alreadyExists(ref);
      }
      throw error;
    }
  }

  private assertOwn(ref: RepositoryRef): void {
    if (ref.host !== this.host) {
      throw new InputError(`${ref.host} is not the host of local repositories`);
    }
    assertRef(ref);
  }

  private gitDirectory(ref: RepositoryRef): string {
    return join(this.options.directory, ref.owner, `${ref.name}.git`);
  }

  private runner(gitDirectory: string): GitRunner {
    return new GitRunner(gitDirectory, {
      timeoutMs: this.options.gitTimeoutMs,
      binary: this.options.gitBinary,
    });
  }

  private webBase(): string {
    return `${withoutTrailingSlash(this.options.baseUrl)}/repositories`;
  }
}

async function isRepository(gitDirectory: string): Promise<boolean> {
  try {
    await access(join(gitDirectory, 'HEAD'));
    return true;
  } catch {
    return false;
  }
}

async function foldersOf(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(entry => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

function alreadyExists(ref: RepositoryRef): ConflictError {
  return new ConflictError(
    `A local repository ${ref.owner}/${ref.name} exists already: ` +
      `choose another name`,
  );
}
