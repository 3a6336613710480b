import { useFormat } from '../../hooks/useFormat';
import { useNow } from '../../hooks/useNow';
import styles from './shared.module.css';

/** When something was, told from now, with the exact time and zone on hover. */
export function RelativeTime(props: {
  /** ISO 8601 */
  at: string;
  /** `since`: "for 2 h" instead of "2 h ago". */
  form?: 'ago' | 'since';
}) {
  const format = useFormat();
  const now = useNow();
  const tell = props.form === 'since' ? format.since : format.ago;
  return (
    <time
      className={styles.time}
      dateTime={props.at}
      title={format.absolute(props.at)}
    >
      {tell(props.at, now)}
    </time>
  );
}

/** "Last updated 2 min ago", from when the sources were last read. */
export function LastUpdated(props: { syncedAt?: string }) {
  const format = useFormat();
  const now = useNow();
  const { syncedAt } = props;
  if (!syncedAt) {
    return <>{format.t('common.neverUpdated')}</>;
  }
  return (
    <time dateTime={syncedAt} title={format.absolute(syncedAt)}>
      {format.t('common.updated', { ago: format.ago(syncedAt, now) })}
    </time>
  );
}
