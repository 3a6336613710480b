import type {
  DeploymentMark,
  IssueDeployment,
  SentryIssue,
  SentryIssueState,
} from '@jalon/plugin-sentry-common';

/** A rollback worth offering: from where, to what. */
export interface RollbackOffer {
  readonly environment: string;
  /** The version that is left. */
  readonly from: string;
  /** The last good deployment. */
  readonly to: { readonly id: string; readonly version: string };
}

/** The deployment that an error came (back) with; the return counts more. */
export function broughtBy(
  issue: Pick<SentryIssue, 'newIn' | 'regressedIn'>,
): IssueDeployment | undefined {
  return issue.regressedIn ?? issue.newIn;
}

/**
 * The way back from a deployment: only while its environment still runs it
 * and something good is known to go back to.
 */
export function rollbackFrom(
  deployment: DeploymentMark | undefined,
): RollbackOffer | undefined {
  if (!deployment?.current || deployment.rolledBackBy || !deployment.lastGood) {
    return undefined;
  }
  return {
    environment: deployment.environment,
    from: deployment.version,
    to: deployment.lastGood,
  };
}

/** The rollback that an error calls for; none for what is settled. */
export function rollbackFor(issue: {
  readonly state: SentryIssueState;
  readonly leftBehind: boolean;
  readonly newIn?: IssueDeployment;
  readonly regressedIn?: IssueDeployment;
}): RollbackOffer | undefined {
  if (issue.state !== 'unresolved' || issue.leftBehind) {
    return undefined;
  }
  return rollbackFrom(broughtBy(issue));
}
