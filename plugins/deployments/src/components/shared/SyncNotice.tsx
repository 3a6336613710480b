import { Alert, Text } from '@backstage/ui';
import type { SyncProblem, SyncStatus } from '@jalon/plugin-deployments-common';
import { useFormat, useTexts, type Texts } from '../../hooks/useFormat';
import { useNow } from '../../hooks/useNow';
import { describeFailure } from '../../lib/failures';
import { Notice } from './Notice';
import styles from './shared.module.css';

function problemTexts(t: Texts, code: SyncProblem['code']) {
  switch (code) {
    case 'no-repository':
      return {
        title: t('sync.noRepositoryTitle'),
        hint: t('sync.noRepository'),
      };
    case 'no-environments':
      return {
        title: t('sync.noEnvironmentsTitle'),
        hint: t('sync.noEnvironments'),
      };
    case 'unreachable':
      return { title: t('sync.unreachableTitle'), hint: t('sync.unreachable') };
    default:
      return { title: t('sync.invalidTitle'), hint: t('sync.invalid') };
  }
}

function ProblemText(props: { problem: SyncProblem; syncedAt?: string }) {
  const { t, ago } = useFormat();
  const now = useNow();
  const { problem, syncedAt } = props;
  return (
    <>
      <Text as="p">{problem.message}</Text>
      <Text as="p">{problemTexts(t, problem.code).hint}</Text>
      <Text as="p" className={styles.muted}>
        {problem.since &&
          `${t('sync.since', { ago: ago(problem.since, now) })} `}
        {syncedAt
          ? t('sync.stillTrue', { ago: ago(syncedAt, now) })
          : t('sync.nothingStillTrue')}
      </Text>
    </>
  );
}

/** A source is missing: which, since when, who mends it, what is still true. */
export function SyncAlert(props: { sync: SyncStatus }) {
  const t = useTexts();
  const { problem, syncedAt } = props.sync;
  if (!problem) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      role="status"
      title={problemTexts(t, problem.code).title}
      description={
        <div className={styles.paragraphs}>
          <ProblemText problem={problem} syncedAt={syncedAt} />
        </div>
      }
    />
  );
}

/** No environment to show: because of a problem, or because there is none yet. */
export function NoEnvironments(props: { sync: SyncStatus }) {
  const t = useTexts();
  const { problem, syncedAt } = props.sync;
  if (!problem) {
    return (
      <Notice type="empty" title={t('empty.title')}>
        <Text as="p">{t('empty.description')}</Text>
      </Notice>
    );
  }
  return (
    <Notice type="missing" title={problemTexts(t, problem.code).title}>
      <ProblemText problem={problem} syncedAt={syncedAt} />
    </Notice>
  );
}

/** A refresh failed; what is on the screen stays. */
export function RefreshAlert(props: { error?: Error; updatedAt?: number }) {
  const { t, ago } = useFormat();
  const now = useNow();
  if (!props.error || props.updatedAt === undefined) {
    return null;
  }
  const { message } = describeFailure(props.error);
  return (
    <Alert
      status="warning"
      icon
      role="status"
      title={t('common.notRefreshed', {
        message: message ?? t('failure.unknown'),
        ago: ago(new Date(props.updatedAt).toISOString(), now),
      })}
    />
  );
}
