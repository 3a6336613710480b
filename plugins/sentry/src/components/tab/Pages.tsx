import { Button } from '@backstage/ui';
import { useTexts } from '../../hooks/useFormat';
import styles from './tab.module.css';

/** Which page this is of how many errors, and the ways to the others. */
export function Pages(props: {
  label: string;
  onNext?: () => void;
  onPrevious?: () => void;
}) {
  const t = useTexts();
  const { label, onNext, onPrevious } = props;
  return (
    <nav className={styles.pages} aria-label={t('issue.pages')}>
      <span className={styles.pageLabel}>{label}</span>
      {(onNext || onPrevious) && (
        <span className={styles.pageButtons}>
          <Button
            variant="secondary"
            isDisabled={!onPrevious}
            onPress={() => onPrevious?.()}
          >
            {t('issue.previous')}
          </Button>
          <Button
            variant="secondary"
            isDisabled={!onNext}
            onPress={() => onNext?.()}
          >
            {t('issue.next')}
          </Button>
        </span>
      )}
    </nav>
  );
}
