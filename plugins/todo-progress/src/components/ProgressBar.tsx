import styles from './progress.module.css';

/** How much of the whole is done. */
export function ProgressBar(props: {
  label: string;
  done: number;
  total: number;
  size?: 'small';
}) {
  const { label, done, total, size } = props;
  const share = total === 0 ? 0 : (done / total) * 100;
  return (
    <div
      className={size === 'small' ? styles.smallBar : styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={label}
    >
      <div className={styles.barFill} style={{ width: `${share}%` }} />
    </div>
  );
}
