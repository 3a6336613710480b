import { Link, Skeleton, Text } from '@backstage/ui';
import type { SentryIssue } from '@jalon/plugin-sentry-common';
import {
  useDeploymentErrors,
  type OneDeploymentErrors,
} from '../../hooks/useDeploymentErrors';
import { useFormat, useTexts, type Texts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { describeFailure } from '../../lib/failures';
import { rollbackFrom } from '../../lib/rollback';
import { LevelLabel, StateLabel } from '../shared/Labels';
import { RollBackLink } from '../shared/RollBackLink';
import styles from './DeploymentErrors.module.css';

/** "2 new errors and 1 that came back" */
export function countsText(
  t: Texts,
  counts: { newIssues: number; regressedIssues: number },
): string {
  const { newIssues, regressedIssues } = counts;
  const parts = [
    newIssues > 0 && t('verdict.new', { count: newIssues }),
    regressedIssues > 0 && t('verdict.regressed', { count: regressedIssues }),
  ].filter(Boolean);
  return parts.join(t('verdict.and'));
}

function Issue(props: {
  issue: SentryIssue;
  deploymentId: string;
  href: string;
}) {
  const t = useTexts();
  const { issue, deploymentId, href } = props;
  const isRegression = issue.regressedIn?.id === deploymentId;
  const how = isRegression ? issue.regressedIn : issue.newIn;
  return (
    <li className={styles.issue}>
      <Link href={href} className={styles.title}>
        {issue.title}
      </Link>
      <span className={styles.facts}>
        <LevelLabel level={issue.level} />
        <span>
          {t(isRegression ? 'deployment.regressed' : 'deployment.new')}
        </span>
        {issue.state !== 'unresolved' || issue.leftBehind ? (
          <StateLabel issue={issue} />
        ) : undefined}
        {how?.method === 'time' && (
          <span title={t('brought.inferredHint')}>{t('brought.inferred')}</span>
        )}
      </span>
    </li>
  );
}

function CrashFreeLine(props: { errors: OneDeploymentErrors }) {
  const { t, number, percent } = useFormat();
  const { now, before } = props.errors.crashFree ?? {};
  if (!now) {
    return null;
  }
  return (
    <Text as="p" variant="body-small" color="secondary">
      {before
        ? t('deployment.crashFree', {
            now: percent(now.rate),
            before: percent(before.rate),
            sessions: number(now.sessions),
          })
        : t('deployment.crashFreeNow', {
            now: percent(now.rate),
            sessions: number(now.sessions),
          })}
    </Text>
  );
}

function Known(props: {
  entityRef: string;
  deploymentId: string;
  errors: OneDeploymentErrors;
}) {
  const t = useTexts();
  const { entityRef, deploymentId, errors } = props;
  const { issues, newIssues, regressedIssues, deployment } = errors;
  const hrefs = useHrefs(entityRef);
  const total = newIssues + regressedIssues;
  const filter = { deployment: deploymentId, state: 'all' };
  if (total === 0) {
    return (
      <>
        <Text as="p">{t('deployment.none')}</Text>
        <CrashFreeLine errors={errors} />
      </>
    );
  }
  const needsSomeone = issues.some(
    each => each.state === 'unresolved' && !each.leftBehind,
  );
  return (
    <>
      <Text as="p" weight="bold">
        {countsText(t, errors)}
      </Text>
      <ul className={styles.issues}>
        {issues.map(each => (
          <Issue
            key={each.id}
            issue={each}
            deploymentId={deploymentId}
            href={hrefs.errors({ ...filter, error: each.id })}
          />
        ))}
      </ul>
      <CrashFreeLine errors={errors} />
      <div className={styles.actions}>
        {needsSomeone && (
          <RollBackLink
            entityRef={entityRef}
            offer={rollbackFrom(deployment)}
          />
        )}
        {total > issues.length && (
          <Link href={hrefs.errors(filter)}>
            {t('deployment.seeAll', { number: String(total) })}
          </Link>
        )}
      </div>
    </>
  );
}

/**
 * The new and regressed errors of one deployment, with the way back while it
 * runs. For the deployments' own pages; needs no entity around it.
 *
 * @public
 */
export function DeploymentErrors(props: {
  /** Full entity reference. */
  entityRef: string;
  /** Id in the deployments plugin. */
  deploymentId: string;
}) {
  const t = useTexts();
  const { entityRef, deploymentId } = props;
  const { data, error, isStale } = useDeploymentErrors(entityRef, deploymentId);
  const errors = isStale ? undefined : data;
  if (errors) {
    return (
      <div className={styles.errors}>
        <Known
          entityRef={entityRef}
          deploymentId={deploymentId}
          errors={errors}
        />
      </div>
    );
  }
  if (error) {
    return (
      <Text as="p" color="secondary">
        {t('deployment.failed', {
          message: describeFailure(error).message ?? t('failure.unknown'),
        })}
      </Text>
    );
  }
  return (
    <div role="status" aria-label={t('common.loading')}>
      <Skeleton height={48} />
    </div>
  );
}
