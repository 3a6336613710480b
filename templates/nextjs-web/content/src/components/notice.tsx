import styles from './ui.module.css';

/** A place where results are announced; screen readers know it before there is one. */
export function Notice({
  message,
  failure = false,
}: {
  readonly message?: string | undefined;
  readonly failure?: boolean;
}) {
  return (
    <p
      role={failure ? 'alert' : 'status'}
      className={failure ? `${styles.notice} ${styles.failure}` : styles.notice}
    >
      {message}
    </p>
  );
}
