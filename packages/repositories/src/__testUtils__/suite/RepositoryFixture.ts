import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CommitRequest,
  Repository,
  RepositoryHost,
  RepositoryRef,
} from '../../types';
import { shellGit } from '../../testUtils/shellGit';

/** What the shared suite needs of an implementation under test. */
export interface HostUnderTest {
  readonly host: RepositoryHost;
  /** The bare repository that stands behind a repository, for `git` itself. */
  gitDirectory(owner: string, name: string): string;
  /** Fails the test when the implementation broke the contract of its host. */
  verify?(): void;
  stop(): Promise<void>;
}

/** A repository made for one test. */
export interface CreatedRepository {
  readonly repository: Repository;
  readonly head: string;
  /** Plain `git` in the bare repository behind it. */
  readonly git: (...args: string[]) => Promise<string>;
}

export const AMEL = { name: 'Amel Diop', email: 'amel.diop@yonima.example' };

const OWNER = 'yonima';

/** Makes the repositories, folders and requests of the shared suite. */
export class RepositoryFixture {
  private started: HostUnderTest | undefined;
  private root = '';
  private number = 0;
  private shared: Promise<CreatedRepository> | undefined;

  constructor(private readonly startHost: () => Promise<HostUnderTest>) {}

  get subject(): HostUnderTest {
    if (!this.started) {
      throw new Error('The host under test has not been started');
    }
    return this.started;
  }

  get workspace(): string {
    return this.root;
  }

  async start(): Promise<void> {
    this.root = await mkdtemp(join(tmpdir(), 'jalon-suite-'));
    this.started = await this.startHost();
  }

  async stop(): Promise<void> {
    await this.subject.stop();
    await rm(this.root, { recursive: true, force: true });
  }

  /** A folder with these files; those that end in `.sh` are executable. */
  async folder(files: Record<string, string>): Promise<string> {
    const root = await mkdtemp(join(this.root, 'folder-'));
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content, {
        mode: path.endsWith('.sh') ? 0o755 : 0o644,
      });
    }
    return root;
  }

  /** A repository that does not exist. */
  nextRef(): RepositoryRef {
    this.number += 1;
    const { host } = this.subject.host;
    return { host, owner: OWNER, name: `api-${this.number}` };
  }

  async created(
    files: Record<string, string> = { 'README.md': '# Check-in\n' },
  ): Promise<CreatedRepository> {
    const ref = this.nextRef();
    const repository = await this.subject.host.create({
      ref,
      directory: await this.folder(files),
      author: AMEL,
      date: '2026-01-05T08:00:00Z',
    });
    const { sha } = await repository.defaultBranch();
    const directory = this.subject.gitDirectory(ref.owner, ref.name);
    return { repository, head: sha, git: (...a) => shellGit(directory, a) };
  }

  /** One repository for all tests in which nothing may be changed. */
  untouched(): Promise<CreatedRepository> {
    this.shared ??= this.created({ 'README.md': 'x', 'docs/a.md': 'x' });
    return this.shared;
  }

  /** A request to commit these files on a head. */
  change(
    head: string,
    changes: Record<string, string | null>,
    more: Partial<CommitRequest> = {},
  ): CommitRequest {
    return {
      expectedParent: head,
      message: 'Change something',
      author: AMEL,
      changes: Object.entries(changes).map(([path, content]) => ({
        path,
        content,
      })),
      ...more,
    };
  }
}
