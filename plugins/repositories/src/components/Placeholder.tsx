import { Skeleton } from '@backstage/ui';
import { useTexts } from '../hooks/useTexts';
import styles from './source.module.css';

/** Lines of about the size of what is being loaded. */
export function Placeholder(props: { rows: number }) {
  const t = useTexts();
  return (
    <div
      role="status"
      aria-busy
      aria-label={t('loading')}
      className={styles.panel}
    >
      <ul className={styles.entries}>
        {Array.from({ length: props.rows }, (_, row) => (
          <li key={row}>
            <Skeleton width={`${30 + ((row * 17) % 45)}%`} height="20px" />
          </li>
        ))}
      </ul>
    </div>
  );
}
