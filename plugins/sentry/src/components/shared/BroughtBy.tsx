import { RiArrowGoBackLine, RiSparkling2Line } from '@remixicon/react';
import type { SentryIssue } from '@jalon/plugin-sentry-common';
import { useTexts } from '../../hooks/useFormat';
import { broughtBy } from '../../lib/rollback';
import styles from './shared.module.css';

/**
 * "New in 1.4.3" or "Regressed in 1.4.3" as colour, icon and words; a guess by
 * the moment alone says so.
 */
export function BroughtBy(props: {
  issue: Pick<SentryIssue, 'newIn' | 'regressedIn'>;
  /** Leaves the environment out where all errors have the same. */
  withoutEnvironment?: boolean;
}) {
  const t = useTexts();
  const { issue, withoutEnvironment } = props;
  const deployment = broughtBy(issue);
  if (!deployment) {
    return <span className={styles.neutral}>{t('common.none')}</span>;
  }
  const { version, environment, method } = deployment;
  const isRegression = issue.regressedIn !== undefined;
  return (
    <span className={styles.brought}>
      <span
        className={`${styles.label} ${
          isRegression ? styles.danger : styles.warning
        }`}
      >
        {isRegression ? (
          <RiArrowGoBackLine aria-hidden />
        ) : (
          <RiSparkling2Line aria-hidden />
        )}
        <span>
          {t(isRegression ? 'brought.regressedIn' : 'brought.newIn')}{' '}
          <span className={styles.mono}>{version}</span>
        </span>
      </span>
      {(!withoutEnvironment || method === 'time') && (
        <span className={styles.broughtNote}>
          {!withoutEnvironment && environment}
          {method === 'time' && (
            <span className={styles.inferred} title={t('brought.inferredHint')}>
              {t('brought.inferred')}
            </span>
          )}
        </span>
      )}
    </span>
  );
}
