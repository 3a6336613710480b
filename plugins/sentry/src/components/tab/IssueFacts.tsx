import type { ReactNode } from 'react';
import { Link, Text, VisuallyHidden } from '@backstage/ui';
import type {
  DailyEvents,
  IssueDeployment,
  SentryIssueDetails,
} from '@jalon/plugin-sentry-common';
import { useFormat, useTexts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { BroughtBy } from '../shared/BroughtBy';
import { Mono } from '../shared/Mono';
import { RelativeTime } from '../shared/RelativeTime';
import { Sparkline } from '../shared/Sparkline';
import styles from './tab.module.css';

function Fact(props: { term: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Deployment(props: {
  entityRef: string;
  deployment: IssueDeployment;
  isRegression: boolean;
  leftBehind: boolean;
}) {
  const t = useTexts();
  const { entityRef, deployment, isRegression, leftBehind } = props;
  const href = useHrefs(entityRef).deployment(deployment.id);
  const { version, method, release, at, rolledBackBy } = deployment;
  return (
    <div className={styles.deployment}>
      <div className={styles.deploymentHead}>
        <BroughtBy
          issue={
            isRegression ? { regressedIn: deployment } : { newIn: deployment }
          }
        />
        <RelativeTime at={at} />
      </div>
      <Text as="p" color="secondary" variant="body-small">
        {method === 'release'
          ? t('brought.byRelease', { release: release ?? version })
          : t('brought.byTime')}
      </Text>
      {rolledBackBy && (
        <Text as="p" variant="body-small">
          {t(leftBehind ? 'brought.leftBehind' : 'brought.rolledBack')}{' '}
          <RelativeTime at={rolledBackBy.at} />
        </Text>
      )}
      {href && (
        <Link href={href} aria-label={t('brought.openLabel', { version })}>
          {t('brought.open')}
        </Link>
      )}
    </div>
  );
}

/** The deployments that an error came and came back with, and how we know. */
export function DeploymentFact(props: {
  entityRef: string;
  issue: SentryIssueDetails;
}) {
  const t = useTexts();
  const { entityRef, issue } = props;
  const { newIn, regressedIn, leftBehind } = issue;
  if (!newIn && !regressedIn) {
    return (
      <Text as="p" color="secondary">
        {t('brought.unknown')}
      </Text>
    );
  }
  return (
    <>
      {regressedIn && (
        <Deployment
          entityRef={entityRef}
          deployment={regressedIn}
          isRegression
          leftBehind={leftBehind}
        />
      )}
      {newIn && (
        <Deployment
          entityRef={entityRef}
          deployment={newIn}
          isRegression={false}
          leftBehind={leftBehind && !regressedIn}
        />
      )}
    </>
  );
}

/** Where it comes from, how many it meets, and since when. */
export function IssueFacts(props: { issue: SentryIssueDetails }) {
  const { t, number } = useFormat();
  const { issue } = props;
  return (
    <dl className={styles.factList}>
      <Fact term={t('issue.id')}>
        <Mono copyable>{issue.shortId}</Mono>
      </Fact>
      {issue.culprit && (
        <Fact term={t('issue.culprit')}>
          <Mono copyable>{issue.culprit}</Mono>
        </Fact>
      )}
      <Fact term={t('issue.usersAffected')}>{number(issue.users)}</Fact>
      <Fact term={t('issue.events')}>{number(issue.events)}</Fact>
      <Fact term={t('issue.firstSeen')}>
        <RelativeTime at={issue.firstSeen} />
      </Fact>
      <Fact term={t('issue.lastSeen')}>
        <RelativeTime at={issue.lastSeen} />
      </Fact>
      <Fact term={t('issue.firstRelease')}>
        {issue.firstRelease ? (
          <Mono copyable>{issue.firstRelease}</Mono>
        ) : (
          t('issue.noRelease')
        )}
      </Fact>
      {issue.regressedRelease && (
        <Fact term={t('issue.regressedRelease')}>
          <Mono copyable>{issue.regressedRelease}</Mono>
        </Fact>
      )}
      {issue.regressedAt && (
        <Fact term={t('issue.regressedAt')}>
          <RelativeTime at={issue.regressedAt} />
        </Fact>
      )}
      {issue.environments.length > 0 && (
        <Fact term={t('issue.environments')}>
          {issue.environments.join(', ')}
        </Fact>
      )}
      <Fact term={t('issue.project')}>{issue.project}</Fact>
      {issue.platform && (
        <Fact term={t('issue.platform')}>{issue.platform}</Fact>
      )}
      {issue.priority && (
        <Fact term={t('issue.priority')}>
          {t(`priority.${issue.priority}`)}
        </Fact>
      )}
      <Fact term={t('issue.assignee')}>
        {issue.assignee ?? t('issue.nobody')}
      </Fact>
    </dl>
  );
}

/** Events per day, as bars and as a table for those who do not see them. */
export function DailyCounts(props: { days: readonly DailyEvents[] }) {
  const { t, day, number } = useFormat();
  const { days } = props;
  if (days.length === 0) {
    return null;
  }
  return (
    <section className={styles.panelSection}>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('issue.perDay', { days: String(days.length) })}
      </Text>
      <Sparkline days={days} />
      <div className={styles.dayRange} aria-hidden>
        <span>{day(days[0].date)}</span>
        <span>{day(days[days.length - 1].date)}</span>
      </div>
      <VisuallyHidden>
        <table>
          <caption>{t('issue.perDay', { days: String(days.length) })}</caption>
          <tbody>
            {days.map(({ date, events }) => (
              <tr key={date}>
                <th scope="row">{day(date)}</th>
                <td>{number(events)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </section>
  );
}
