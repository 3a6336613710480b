import { createHash } from 'node:crypto';
import { ConflictError, isError, NotFoundError } from '@backstage/errors';
import type { DeploymentCommit } from '@jalon/plugin-deployments-common';
import type { Commit, Repositories, Repository } from '@jalon/repositories';
import type { RollbackPlan, StoredOperation } from '../database/RollbacksStore';
import {
  imagesCurrentCheck,
  imagesLeftCheck,
  migrationsCheck,
  targetAvailableCheck,
} from '../domain/checks';
import { unifiedDifference } from '../domain/difference';
import { artefactsKey, toArtefacts } from '../domain/images';
import { holdsImages, restoreImages } from '../domain/overlayEdit';
import type { OverlayImage } from '../domain/types';
import { gitLocation, type GitLocation } from './GitLocation';
import { migrationsBetween } from './migrations';
import { OverlayReader, type OverlayFile } from './OverlayReader';
import type {
  PlannedRollback,
  PlanRequest,
  RollbackStrategy,
} from './RollbackStrategy';

const MAX_ATTEMPTS = 5;
/** The mark is looked for in so many of the overlay's newest commits. */
const SEARCHED_COMMITS = 200;

/** The overlay is not what the person saw, which no repetition mends. */
class OverlayChangedError extends ConflictError {}

/** Rolls back with one commit that restores the earlier images in the overlay. */
export class GitopsRollbackStrategy implements RollbackStrategy {
  readonly name = 'gitops' as const;
  readonly #repositories: Repositories;

  constructor(repositories: Repositories) {
    this.#repositories = repositories;
  }

  async plan(request: PlanRequest): Promise<PlannedRollback> {
    const location = gitLocation(request.entity, this.#repositories);
    if (!location) {
      throw new NotFoundError(
        `${request.entity.metadata.name} names no repository that this portal knows`,
      );
    }
    const { repository } = location;
    const branch = await repository.defaultBranch();
    const reader = new OverlayReader(repository);
    const head = await reader.read(request.overlayPath, branch.sha);
    if (!head) {
      throw new NotFoundError(
        `${request.overlayPath} is not in ${location.repositoryName} any more`,
      );
    }
    const target = await readTarget(reader, request);
    const images = target?.parsed.images ?? [];
    const after = target ? restoreImages(head.text, images) : head.text;
    const difference = unifiedDifference(request.overlayPath, head.text, after);
    return {
      how: `Commit to ${branch.name} in ${location.repository.ref.owner}/${location.repository.ref.name}`,
      changes: difference ? [{ path: request.overlayPath, difference }] : [],
      checks: await this.#checks(location, request, { head, target }),
      before: head.text,
      after,
      repository: location.repositoryName,
      plan: toPlan(location, request, head.text, images),
    };
  }

  async find(operation: StoredOperation) {
    const repository = this.#open(operation.plan);
    const commits = await repository.log({
      path: operation.plan.overlayPath,
      limit: SEARCHED_COMMITS,
    });
    const made = commits.find(commit =>
      commit.trailers.some(
        ({ key, value }) =>
          key === 'Rollback-Operation' && value === operation.id,
      ),
    );
    return made && toCommit(repository, made);
  }

  async apply(operation: StoredOperation) {
    const repository = this.#open(operation.plan);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#commit(repository, operation);
      } catch (error) {
        // Someone pushed between reading and writing; what they changed is
        // looked at anew, and only another overlay stops the rollback.
        const raced = isError(error) && error.name === 'ConflictError';
        const final = error instanceof OverlayChangedError;
        if (!raced || final || attempt === MAX_ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  async verify(operation: StoredOperation) {
    const repository = this.#open(operation.plan);
    const branch = await repository.defaultBranch();
    const head = await new OverlayReader(repository).read(
      operation.plan.overlayPath,
      branch.sha,
    );
    const { toVersion } = operation.plan;
    return head && holdsImages(head.text, operation.plan.images)
      ? {
          succeeded: true,
          message: `The overlay on ${branch.name} deploys ${toVersion}`,
        }
      : {
          succeeded: false,
          message: `The overlay on ${branch.name} no longer deploys ${toVersion}: it was changed after the rollback`,
        };
  }

  async #checks(
    location: GitLocation,
    request: PlanRequest,
    overlays: { head: OverlayFile; target?: OverlayFile },
  ) {
    const { from, to } = request;
    const head = overlays.head.parsed.images ?? [];
    const target = overlays.target?.parsed.images;
    const targetNames = new Set((target ?? []).map(image => image.name));
    const left = target
      ? head.filter(image => !targetNames.has(image.name))
      : [];
    return [
      targetAvailableCheck({
        version: to.version,
        overlayFound: target !== undefined,
        sha: to.commit?.sha,
      }),
      imagesCurrentCheck(
        artefactsKey(toArtefacts(head)) === artefactsKey(from.artefacts),
      ),
      ...imagesLeftCheck(left.map(image => image.name)),
      migrationsCheck(await migrationsBetween(location, from, to)),
    ];
  }

  async #commit(
    repository: Repository,
    operation: StoredOperation,
  ): Promise<DeploymentCommit> {
    const { plan } = operation;
    const branch = await repository.defaultBranch();
    const head = await new OverlayReader(repository).read(
      plan.overlayPath,
      branch.sha,
    );
    if (!head || overlayHash(head.text) !== plan.overlayHash) {
      throw new OverlayChangedError(
        `${plan.overlayPath} was changed after the preview; nothing was done. Look at a new preview`,
      );
    }
    const commit = await repository.commit({
      branch: branch.name,
      expectedParent: branch.sha,
      message: `Roll back ${operation.environment} of ${plan.entityName} to ${plan.toVersion}\n\n${operation.reason}`,
      trailers: [
        { key: 'Rollback-Operation', value: operation.id },
        { key: 'Rollback-From', value: plan.fromVersion },
        { key: 'Rollback-To', value: plan.toVersion },
      ],
      author: {
        name: operation.requester.displayName,
        email: operation.authorEmail,
      },
      changes: [
        {
          path: plan.overlayPath,
          content: restoreImages(head.text, plan.images),
        },
      ],
    });
    return toCommit(repository, commit);
  }

  #open(plan: RollbackPlan): Repository {
    return this.#repositories.open(plan.repository);
  }
}

async function readTarget(
  reader: OverlayReader,
  { overlayPath, to }: PlanRequest,
): Promise<OverlayFile | undefined> {
  const file = to.commit && (await reader.read(overlayPath, to.commit.sha));
  const images = file?.parsed.images;
  const readable = images && !file.parsed.problems.length;
  const same =
    readable &&
    artefactsKey(toArtefacts(images)) === artefactsKey(to.artefacts);
  return same ? file : undefined;
}

function toPlan(
  location: GitLocation,
  request: PlanRequest,
  head: string,
  images: readonly OverlayImage[],
): RollbackPlan {
  const { host, owner, name } = location.repository.ref;
  return {
    repository: { host, owner, name },
    overlayPath: request.overlayPath,
    images,
    overlayHash: overlayHash(head),
    fromVersion: request.from.version,
    toVersion: request.to.version,
    entityName: request.entity.metadata.name,
  };
}

function toCommit(repository: Repository, commit: Commit): DeploymentCommit {
  const { host, owner, name } = repository.ref;
  return {
    repository: `${host}/${owner}/${name}`,
    sha: commit.sha,
    url: repository.commitUrl(commit.sha),
    subject: commit.subject,
  };
}

function overlayHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
