import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface CommitOptions {
  readonly message?: string;
  readonly date?: string;
  readonly author?: string;
}

/** A bare repository as the portal keeps it, and a clone as a developer has it. */
export class GitProject {
  /** What `repositories.local.directory` is set to. */
  readonly directory: string;
  readonly #clone: string;

  private constructor(private readonly root: string, readonly name: string) {
    this.directory = join(root, 'repositories');
    this.#clone = join(root, 'clone');
  }

  static async create(name: string): Promise<GitProject> {
    const root = await mkdtemp(join(tmpdir(), 'deployments-'));
    const project = new GitProject(root, name);
    await mkdir(project.bare, { recursive: true });
    await run('git', ['init', '--bare', '-q', '-b', 'main', project.bare]);
    await run('git', ['clone', '-q', project.bare, project.#clone]);
    return project;
  }

  get bare(): string {
    return join(this.directory, 'acme', `${this.name}.git`);
  }

  /** Writes files, commits and pushes them; returns the commit. */
  async push(
    files: Record<string, string>,
    options: CommitOptions = {},
  ): Promise<string> {
    await this.git('pull', '-q', '--ff-only', 'origin', 'main').catch(
      () => undefined,
    );
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.#clone, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const {
      message = 'Change',
      date,
      author = 'CI <ci@acme.example>',
    } = options;
    const [, name, email] = /^(.*) <(.*)>$/.exec(author) ?? [];
    await this.git('add', '-A');
    const when = date
      ? { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
      : {};
    await run('git', ['commit', '-q', '-m', message], {
      cwd: this.#clone,
      env: {
        ...process.env,
        ...when,
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
      },
    });
    await this.git('push', '-q', 'origin', 'HEAD:main');
    return (await this.git('rev-parse', 'HEAD')).trim();
  }

  /** Deploys a version to an environment as CI does. */
  async deploy(
    environment: string,
    version: string,
    options: CommitOptions = {},
  ): Promise<string> {
    return this.push(
      { [overlayPath(environment)]: overlay(version) },
      {
        message: `Deploy ${this.name} ${version} to ${environment}`,
        ...options,
      },
    );
  }

  /** Prints from the bare repository. */
  async show(...args: string[]): Promise<string> {
    const { stdout } = await run('git', ['--git-dir', this.bare, ...args]);
    return stdout;
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.#clone });
    return stdout;
  }

  /** As if the host of the repository were away, until `unhide`. */
  async hide(): Promise<void> {
    await rename(this.bare, `${this.bare}.away`);
  }

  async unhide(): Promise<void> {
    await rename(`${this.bare}.away`, this.bare);
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

export function overlayPath(environment: string): string {
  return `infrastructure/kubernetes/${environment}/kustomization.yaml`;
}

export function overlay(version: string): string {
  return [
    'apiVersion: kustomize.config.k8s.io/v1beta1',
    'kind: Kustomization',
    'resources:',
    '  - ../base',
    'images:',
    '  - name: orders-api # the service itself',
    `    newTag: ${version}`,
    '',
  ].join('\n');
}
