import type { Entity } from '@backstage/catalog-model';
import type { SyncProblem } from '@jalon/plugin-deployments-common';
import type { Commit, Repositories } from '@jalon/repositories';
import { withApplicationCommits } from '../domain/applicationCommits';
import { promotedFrom, type EnvironmentRules } from '../domain/environments';
import { deploymentsFromHistory, isFromGit } from '../domain/history';
import { artefactsKey, toArtefacts } from '../domain/images';
import type {
  DeploymentEvidence,
  DeploymentRecord,
  OverlayRevision,
} from '../domain/types';
import type {
  DeploymentSource,
  ReadRequest,
  SourceReading,
} from './DeploymentSource';
import { gatherEvidence } from './gitEvidence';
import {
  countBehind,
  log,
  readWindow,
  type EnvironmentReading,
} from './gitLog';
import { gitLocation, type GitLocation } from './GitLocation';
import { listOverlays, OverlayReader } from './OverlayReader';

const MAX_EMAIL = 320;

/** Tells deployments from the Git history of the environments' overlays. */
export class GitDeploymentSource implements DeploymentSource<GitLocation> {
  readonly #repositories: Repositories;
  readonly #rules: EnvironmentRules;
  readonly #historyLimit: number;

  constructor(options: {
    repositories: Repositories;
    rules: EnvironmentRules;
    /** At most so many commits of an overlay are read. */
    historyLimit: number;
  }) {
    this.#repositories = options.repositories;
    this.#rules = options.rules;
    this.#historyLimit = options.historyLimit;
  }

  locate(entity: Entity) {
    return gitLocation(entity, this.#repositories);
  }

  async position(location: GitLocation) {
    return (await location.repository.defaultBranch()).sha;
  }

  async read(location: GitLocation, request: ReadRequest) {
    const overlays = await listOverlays(
      location.repository,
      location.environmentsPath,
      request.position,
    );
    const reader = new OverlayReader(location.repository);
    const readings: EnvironmentReading[] = [];
    for (const [environment, overlayPath] of overlays) {
      readings.push(
        await this.#readEnvironment(
          location,
          { environment, overlayPath },
          reader,
          request,
        ),
      );
    }
    return this.#complete(location, readings, reader, request);
  }

  async #readEnvironment(
    location: GitLocation,
    overlay: { environment: string; overlayPath: string },
    reader: OverlayReader,
    request: ReadRequest,
  ): Promise<EnvironmentReading> {
    const { environment, overlayPath } = overlay;
    const incremental =
      request.since !== undefined && request.knownEnvironments.has(environment);
    const all = await request.known(environment);
    const known = incremental ? all.filter(isFromGit) : [];
    const commits = await log(location, {
      path: overlayPath,
      revision: request.position,
      limit: this.#historyLimit,
      ...(incremental && { notReachableFrom: request.since }),
    });
    const revisions = await this.#toRevisions(
      location,
      commits.reverse(),
      overlayPath,
      reader,
      request,
    );
    const head = await reader.read(overlayPath, request.position);
    const problems = head?.parsed.problems ?? [];
    if (!problems.length) {
      revisions.push(
        ...(await this.#headRevision(
          location,
          { overlayPath, reader, request, known },
          revisions,
        )),
      );
    }
    const found = deploymentsFromHistory(revisions, {
      entityRef: request.entityRef,
      environment,
      repository: location.repositoryName,
      overlayPath,
      now: request.now,
      known,
      reported: all.filter(item => !isFromGit(item)),
    });
    // The oldest of a truncated history is where we came in, not a deployment.
    const truncated = commits.length === this.#historyLimit && !known.length;
    return {
      environment,
      overlayPath,
      known,
      found: truncated ? found.slice(1) : found,
      problems,
    };
  }

  async #toRevisions(
    location: GitLocation,
    commits: readonly Commit[],
    overlayPath: string,
    reader: OverlayReader,
    request: ReadRequest,
  ): Promise<OverlayRevision[]> {
    const revisions: OverlayRevision[] = [];
    for (const commit of commits) {
      const file = await reader.read(overlayPath, commit.sha);
      const readable = file && !file.parsed.problems.length;
      revisions.push({
        sha: commit.sha,
        url: location.repository.commitUrl(commit.sha),
        subject: commit.subject,
        body: commit.body,
        trailers: commit.trailers,
        committedAt: commit.committedAt,
        actor: await request.actorOf(commit.author),
        actorEmail: commit.author.email.toLowerCase().slice(0, MAX_EMAIL),
        ...(readable && { images: file.parsed.images }),
      });
    }
    return revisions;
  }

  /**
   * A merge may leave other images than the last commit of the linear history
   * did. What counts is the head.
   */
  async #headRevision(
    location: GitLocation,
    context: {
      overlayPath: string;
      reader: OverlayReader;
      request: ReadRequest;
      known: readonly DeploymentRecord[];
    },
    revisions: readonly OverlayRevision[],
  ): Promise<OverlayRevision[]> {
    const { overlayPath, reader, request, known } = context;
    const head = await reader.read(overlayPath, request.position);
    const images = head?.parsed.images ?? [];
    const last = revisions[revisions.length - 1];
    const told = last ? toArtefacts(last.images ?? []) : known[0]?.artefacts;
    if (told && artefactsKey(told) === artefactsKey(toArtefacts(images))) {
      return [];
    }
    const commit = await location.repository.getCommit(request.position);
    return this.#toRevisions(location, [commit], overlayPath, reader, request);
  }

  async #complete(
    location: GitLocation,
    readings: readonly EnvironmentReading[],
    reader: OverlayReader,
    request: ReadRequest,
  ): Promise<SourceReading> {
    const found = readings
      .flatMap(reading => reading.found)
      .sort((a, b) => (a.orderedAt < b.orderedAt ? -1 : 1));
    let deployments: readonly DeploymentRecord[] = found;
    let evidence: ReadonlyMap<string, DeploymentEvidence> = new Map();
    if (found.length) {
      const window = await readWindow(location, readings, request);
      deployments = withApplicationCommits(
        found,
        window.commits,
        window.overlayOnly,
        await request.applicationCommits(
          found.map(item => artefactsKey(item.artefacts)),
        ),
      );
      evidence = await gatherEvidence(readings, window.commits, {
        repository: location.repository,
        reader,
        actorOf: request.actorOf,
      });
    }
    return {
      environments: await this.#environments(location, readings, deployments),
      deployments,
      evidence,
      ...describeProblem(location, readings),
    };
  }

  async #environments(
    location: GitLocation,
    readings: readonly EnvironmentReading[],
    deployments: readonly DeploymentRecord[],
  ) {
    const names = readings.map(reading => reading.environment);
    const current = new Map(
      readings.map(({ environment, known }) => [
        environment,
        [...deployments].reverse().find(d => d.environment === environment) ??
          known[0],
      ]),
    );
    return Promise.all(
      readings.map(async ({ environment, overlayPath }) => {
        const before = promotedFrom(environment, names, this.#rules);
        const commits = before
          ? await countBehind(
              location,
              current.get(environment),
              current.get(before),
            )
          : 0;
        return {
          environment,
          overlayPath,
          active: true,
          ...(before &&
            commits && { behind: { environment: before, commits } }),
        };
      }),
    );
  }
}

function describeProblem(
  location: GitLocation,
  readings: readonly EnvironmentReading[],
): { problem?: Pick<SyncProblem, 'code' | 'message'> } {
  if (!readings.length) {
    const message = `${location.repositoryName} has no ${location.environmentsPath}/<environment>/kustomization.yaml`;
    return { problem: { code: 'no-environments', message } };
  }
  const [first, ...others] = readings.flatMap(reading => reading.problems);
  if (!first) {
    return {};
  }
  const at = first.line ? `${first.file}:${first.line}` : first.file;
  const more = others.length ? ` (and ${others.length} more)` : '';
  return {
    problem: { code: 'invalid', message: `${at}: ${first.message}${more}` },
  };
}
