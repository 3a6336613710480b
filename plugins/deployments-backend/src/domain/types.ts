import type {
  Actor,
  Deployment,
  DeploymentCommitSummary,
} from '@jalon/plugin-deployments-common';

/** The commit of the application that a version was built from. */
export interface ApplicationCommit {
  readonly sha: string;
  /** When it was committed; undefined when only guessed from the overlay's commit. */
  readonly committedAt?: string;
}

/** A deployment with what the store keeps beside the public fields. */
export interface DeploymentRecord extends Deployment {
  /** Place in the history of its environment; strictly increasing within one source. */
  readonly orderedAt: string;
  readonly applicationCommit?: ApplicationCommit;
  /** By which the actor may yet be found in the catalog. */
  readonly actorEmail?: string;
}

/** What is kept apart because only a deployment's own page shows it. */
export interface DeploymentEvidence {
  readonly difference?: string;
  readonly commits: readonly DeploymentCommitSummary[];
}

/** One entry of `images` in a `kustomization.yaml`, as written. */
export interface OverlayImage {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

export interface OverlayProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly message: string;
}

/** A commit of an overlay with the images it left there. */
export interface OverlayRevision {
  readonly sha: string;
  readonly url: string;
  readonly subject: string;
  readonly body: string;
  readonly trailers: readonly {
    readonly key: string;
    readonly value: string;
  }[];
  readonly committedAt: string;
  readonly actor: Actor;
  readonly actorEmail: string;
  /** Undefined when the overlay was absent or could not be read. */
  readonly images?: readonly OverlayImage[];
}
