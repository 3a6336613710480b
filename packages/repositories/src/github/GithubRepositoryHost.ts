import { setTimeout as delay } from 'node:timers/promises';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Octokit } from '@octokit/rest';
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
import { parseAddress } from '../urls';
import { assertPerson, assertRef, assertRevision } from '../validation';
import { TreeChange } from '../drafts';
import { textOf } from './answers';
import { detailOf, hasStatus } from './errors';
import { GithubApi } from './GithubApi';
import { GithubCommitWriter } from './GithubCommitWriter';
import { GithubRepository } from './GithubRepository';
import { findUnfilled } from './interrupted';
import { applySetting, grantFor } from './settings/configure';
import { createOrElse } from './settings/context';

const ATTEMPTS_WHILE_EMPTY = 5;

/** The repositories of github.com or of a GitHub Enterprise Server. */
export class GithubRepositoryHost implements RepositoryHost {
  readonly kind = 'github';
  readonly host: string;

  constructor(private readonly options: { api: GithubApi; committer: Person }) {
    this.host = options.api.options.host;
  }

  open(ref: RepositoryRef): Repository {
    this.assertOwn(ref);
    return new GithubRepository(
      { host: this.host, owner: ref.owner, name: ref.name },
      this.options,
    );
  }

  async exists(ref: RepositoryRef): Promise<boolean> {
    this.assertOwn(ref);
    return this.options.api.call(ref, async octokit => {
      try {
        const { data } = await octokit.rest.repos.get({
          owner: ref.owner,
          repo: ref.name,
        });
        // The old name of a renamed repository leads to it, but is free.
        const found = textOf(data.full_name, 'the name').toLowerCase();
        return found === `${ref.owner}/${ref.name}`.toLowerCase();
      } catch (error) {
        if (hasStatus(error, 404)) {
          return false;
        }
        throw error;
      }
    });
  }

  async create(request: CreateRepositoryRequest): Promise<Repository> {
    const { ref } = request;
    this.assertOwn(ref);
    assertPerson(request.author);
    assertRevision(request.defaultBranch ?? 'main');
    const message = formatMessage(request.message ?? 'Initial commit');
    const files = await readDirectory(request.directory);
    await this.options.api.call({ owner: ref.owner }, async octokit => {
      const initial = await this.createEmpty(octokit, request);
      try {
        await this.fill(octokit, request, { initial, message, files });
      } catch (error) {
        await this.remove(octokit, ref);
        throw error;
      }
    });
    return this.open(ref);
  }

  async configure(
    ref: RepositoryRef,
    setting: RepositorySetting,
  ): Promise<SettingOutcome> {
    this.assertOwn(ref);
    assertSetting(setting);
    const { host } = this;
    const path = { owner: ref.owner, repo: ref.name };
    return this.options.api.call(
      ref,
      octokit => applySetting({ octokit, host, ...path }, setting),
      grantFor(setting),
    );
  }

  parseUrl(url: string): RepositoryLocation | undefined {
    return parseAddress(url, {
      base: `https://${this.host}`,
      host: this.host,
    });
  }

  /**
   * GitHub's Git data API refuses to work on a repository without commits, so
   * it is asked for one, which is then replaced. Returns the default branch.
   */
  private async createEmpty(
    octokit: Octokit,
    request: CreateRepositoryRequest,
  ): Promise<string> {
    const { ref, description, visibility = 'private' } = request;
    const settings = {
      name: ref.name,
      description,
      private: visibility !== 'public',
      auto_init: true,
      // A second attempt after an answer that got lost would be refused.
      request: { retries: 0 },
    };
    const isOrganisation = await this.isOrganisation(octokit, ref.owner);
    try {
      const { data } = isOrganisation
        ? await octokit.request({
            method: 'POST',
            url: '/orgs/{org}/repos',
            org: ref.owner,
            ...settings,
            // Known to enterprises only, and so not to Octokit's types.
            ...(visibility === 'internal' ? { visibility } : {}),
          })
        : await octokit.rest.repos.createForAuthenticatedUser(settings);
      return textOf(data.default_branch, 'the default branch');
    } catch (error) {
      if (hasStatus(error, 422) && /already exists/i.test(detailOf(error))) {
        const interrupted = request.continueInterrupted
          ? await findUnfilled(octokit, request)
          : undefined;
        if (interrupted) {
          return interrupted;
        }
        throw new ConflictError(
          `A repository ${ref.owner}/${ref.name} exists already on ` +
            `${this.host}: choose another name`,
        );
      }
      throw error;
    }
  }

  private async isOrganisation(
    octokit: Octokit,
    owner: string,
  ): Promise<boolean> {
    const account = await octokit.rest.users.getByUsername({ username: owner });
    if (account.data.type === 'Organization') {
      return true;
    }
    const { data } = await octokit.rest.users.getAuthenticated();
    if (data.login?.toLowerCase() !== owner.toLowerCase()) {
      throw new NotAllowedError(
        `On ${this.host} repositories of the user '${owner}' can only be ` +
          `created with a token of that user: choose an organisation`,
      );
    }
    return false;
  }

  private async fill(
    octokit: Octokit,
    { ref, author, date, defaultBranch = 'main' }: CreateRepositoryRequest,
    content: { initial: string; message: string; files: TreeChange[] },
  ): Promise<void> {
    const { initial, message, files } = content;
    const path = { owner: ref.owner, repo: ref.name };
    await this.waitForBranch(octokit, path, initial);
    const writer = new GithubCommitWriter(
      octokit,
      path,
      this.options.committer,
    );
    const commit = await writer.write({
      message,
      author,
      date,
      changes: files,
    });
    const target = { ...path, sha: commit.sha };
    if (defaultBranch === initial) {
      const branch = `heads/${initial}`;
      await octokit.rest.git.updateRef({ ...target, ref: branch, force: true });
      return;
    }
    await createOrElse(
      () =>
        octokit.rest.git.createRef({
          ...target,
          ref: `refs/heads/${defaultBranch}`,
        }),
      () =>
        octokit.rest.git.updateRef({
          ...target,
          ref: `heads/${defaultBranch}`,
          force: true,
        }),
    );
    await octokit.rest.repos.update({ ...path, default_branch: defaultBranch });
    await octokit.rest.git.deleteRef({ ...path, ref: `heads/${initial}` });
  }

  /** The first commit may appear a moment after the repository. */
  private async waitForBranch(
    octokit: Octokit,
    path: { owner: string; repo: string },
    branch: string,
  ): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await octokit.rest.git.getRef({ ...path, ref: `heads/${branch}` });
        return;
      } catch (error) {
        if (!hasStatus(error, 404, 409) || attempt === ATTEMPTS_WHILE_EMPTY) {
          throw error;
        }
        await delay(attempt * (this.options.api.options.retryBaseMs ?? 500));
      }
    }
  }

  private async remove(octokit: Octokit, ref: RepositoryRef): Promise<void> {
    try {
      await octokit.rest.repos.delete({ owner: ref.owner, repo: ref.name });
    } catch {
      throw new ServiceUnavailableError(
        `${ref.owner}/${ref.name} was created on ${this.host} but could ` +
          `neither be filled nor deleted again: repeat to continue with it, ` +
          `or delete it there`,
      );
    }
  }

  private assertOwn(ref: RepositoryRef): void {
    if (ref.host !== this.host) {
      throw new InputError(`${ref.host} is not ${this.host}`);
    }
    assertRef(ref);
  }
}
