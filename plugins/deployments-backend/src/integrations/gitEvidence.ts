import type {
  Actor,
  DeploymentCommitSummary,
} from '@jalon/plugin-deployments-common';
import type { Commit, Repository } from '@jalon/repositories';
import { unifiedDifference } from '../domain/difference';
import type { DeploymentEvidence, DeploymentRecord } from '../domain/types';
import type { OverlayReader } from './OverlayReader';

const MAX_COMMITS = 50;
const MAX_DIFFERENCE = 64 * 1024;

interface EvidenceContext {
  readonly repository: Repository;
  readonly reader: OverlayReader;
  actorOf(person: { name: string; email: string }): Promise<Actor>;
}

/**
 * What each new deployment changed: the difference of its overlay and the
 * commits since the deployment before it in the same environment.
 */
export async function gatherEvidence(
  readings: readonly {
    readonly overlayPath: string;
    readonly known: readonly DeploymentRecord[];
    readonly found: readonly DeploymentRecord[];
  }[],
  commits: readonly Commit[],
  context: EvidenceContext,
): Promise<Map<string, DeploymentEvidence>> {
  const evidence = new Map<string, DeploymentEvidence>();
  for (const { overlayPath, known, found } of readings) {
    let previous: DeploymentRecord | undefined = known[0];
    for (const deployment of found) {
      evidence.set(deployment.id, {
        ...(await difference(overlayPath, previous, deployment, context)),
        commits: await summarise(
          commitsBetween(commits, previous, deployment),
          context,
        ),
      });
      previous = deployment;
    }
  }
  return evidence;
}

async function difference(
  path: string,
  previous: DeploymentRecord | undefined,
  deployment: DeploymentRecord,
  { reader }: EvidenceContext,
): Promise<{ difference?: string }> {
  if (!previous?.commit || !deployment.commit) {
    return {};
  }
  const before = await reader.read(path, previous.commit.sha);
  const after = await reader.read(path, deployment.commit.sha);
  const text =
    before && after && unifiedDifference(path, before.text, after.text);
  return text && text.length <= MAX_DIFFERENCE ? { difference: text } : {};
}

function commitsBetween(
  commits: readonly Commit[],
  previous: DeploymentRecord | undefined,
  deployment: DeploymentRecord,
): readonly Commit[] {
  const start = commits.findIndex(item => item.sha === deployment.commit?.sha);
  if (start < 0) {
    return [];
  }
  const end = commits.findIndex(item => item.sha === previous?.commit?.sha);
  return commits.slice(start, end < 0 ? undefined : end).slice(0, MAX_COMMITS);
}

function summarise(
  commits: readonly Commit[],
  { repository, actorOf }: EvidenceContext,
): Promise<DeploymentCommitSummary[]> {
  return Promise.all(
    commits.map(async commit => ({
      sha: commit.sha,
      subject: commit.subject,
      author: await actorOf(commit.author),
      committedAt: commit.committedAt,
      url: repository.commitUrl(commit.sha),
    })),
  );
}
