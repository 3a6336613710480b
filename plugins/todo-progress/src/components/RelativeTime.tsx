import type { TodoItem } from '@jalon/plugin-todo-progress-common';
import { useFormat } from '../hooks/useFormat';
import { useNow } from '../hooks/useNow';

/** "Last updated 2 min ago", from when the repository was last read. */
export function LastUpdated(props: { syncedAt?: string }) {
  const { t, ago, absolute } = useFormat();
  const now = useNow();
  const { syncedAt } = props;
  if (!syncedAt) {
    return <>{t('common.neverUpdated')}</>;
  }
  return (
    <time dateTime={syncedAt} title={absolute(syncedAt)}>
      {t('common.updated', { ago: ago(syncedAt, now) })}
    </time>
  );
}

/** "Done 12 days ago", "Open for 3 h", "Stalled for 45 days". */
export function StateSince(props: { item: TodoItem }) {
  const { t, elapsed, absolute } = useFormat();
  const now = useNow();
  const { state, stalled, since } = props.item;
  if (!since) {
    return <>{t(`state.${state}`)}</>;
  }
  const duration = elapsed(since, now);
  const texts = () => {
    if (stalled && duration) {
      return t('since.stalledFor', { duration });
    }
    if (state === 'done') {
      return duration ? t('since.doneAgo', { duration }) : t('since.doneNow');
    }
    return duration ? t('since.openFor', { duration }) : t('since.openNew');
  };
  return (
    <time dateTime={since} title={absolute(since)}>
      {texts()}
    </time>
  );
}
