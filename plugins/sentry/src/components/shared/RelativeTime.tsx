import { useFormat } from '../../hooks/useFormat';
import { useNow } from '../../hooks/useNow';
import styles from './shared.module.css';

/** When something was, told from now, with the exact time and zone on hover. */
export function RelativeTime(props: {
  /** ISO 8601 */
  at: string;
}) {
  const { ago, absolute } = useFormat();
  const now = useNow();
  return (
    <time
      className={styles.time}
      dateTime={props.at}
      title={absolute(props.at)}
    >
      {ago(props.at, now)}
    </time>
  );
}

/** "Last updated 2 min ago", from when Sentry was last read. */
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
