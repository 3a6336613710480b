import { Skeleton } from '@backstage/ui';
import type { TodoProgress } from '@jalon/plugin-todo-progress-common';
import { useTexts } from '../hooks/useFormat';
import { useProgress } from '../hooks/useProgress';
import { Diagnostics } from './Diagnostics';
import { FailureNotice, RefreshAlert } from './FailureNotice';
import { Items } from './Items';
import { ProgressHeader } from './ProgressHeader';
import { NoItems, SyncAlert } from './SyncNotice';
import styles from './progress.module.css';

/** As high as what it stands for, so that nothing moves. */
function Loading() {
  const t = useTexts();
  return (
    <div className={styles.tab} role="status" aria-label={t('common.loading')}>
      <Skeleton height={268} />
      <Skeleton height={40} />
      {[1, 2, 3].map(key => (
        <Skeleton key={key} height={160} />
      ))}
    </div>
  );
}

function Content(props: { progress: TodoProgress }) {
  const { progress } = props;
  if (progress.total === 0) {
    return (
      <>
        <NoItems progress={progress} />
        <Diagnostics diagnostics={progress.diagnostics} />
      </>
    );
  }
  return (
    <>
      <SyncAlert sync={progress.sync} />
      <ProgressHeader progress={progress} />
      <Diagnostics diagnostics={progress.diagnostics} />
      <Items progress={progress} />
    </>
  );
}

/**
 * Progress tab: how far are we, what is stuck? Needs the entity of an entity
 * page.
 *
 * @public
 */
export function ProgressTab() {
  const { data, error, updatedAt, reload } = useProgress();
  if (!data) {
    return error ? (
      <FailureNotice error={error} onRetry={reload} />
    ) : (
      <Loading />
    );
  }
  return (
    <div className={styles.tab}>
      <RefreshAlert error={error} updatedAt={updatedAt} />
      <Content progress={data} />
    </div>
  );
}
