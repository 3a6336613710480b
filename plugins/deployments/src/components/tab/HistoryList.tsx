import { Button } from '@backstage/ui';
import type { Deployment } from '@jalon/plugin-deployments-common';
import { AddedSummaries } from '../../addons';
import { useFormat } from '../../hooks/useFormat';
import { happenedAt, ranForSeconds } from '../../lib/deployments';
import { Person } from '../shared/Person';
import { RelativeTime } from '../shared/RelativeTime';
import shared from '../shared/shared.module.css';
import { StateLabel } from '../shared/StateLabel';
import { happeningText, type HistoryPage } from './HistoryTable';
import { Placeholder } from '../shared/Placeholder';
import styles from './tab.module.css';

function Item(props: {
  deployment: Deployment;
  known: readonly Deployment[];
  onSelect: (id: string) => void;
}) {
  const { t, duration } = useFormat();
  const { deployment, known, onSelect } = props;
  const at = happenedAt(deployment);
  const seconds = ranForSeconds(deployment);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={`${styles.itemButton} ${shared.mono}`}
        data-key={deployment.id}
        onClick={() => onSelect(deployment.id)}
      >
        {deployment.version}
      </button>
      <StateLabel state={deployment.state} />
      <span>{deployment.environment}</span>
      <span className={styles.itemWhen}>{at && <RelativeTime at={at} />}</span>
      <span>{happeningText(t, deployment, known)}</span>
      <span className={styles.itemWhen}>
        {seconds !== undefined &&
          t('rollback.ran', { duration: duration(seconds) })}
      </span>
      <span className={styles.itemPerson}>
        <Person actor={deployment.actor} />
      </span>
      <AddedSummaries deployment={deployment} />
    </li>
  );
}

/** The history on a narrow screen: what the table says, stacked. */
export function HistoryList(props: HistoryPage) {
  const { t } = useFormat();
  const { items, known, isStale, onSelect, page, onNext, onPrevious } = props;
  if (!items) {
    return (
      <div
        role="status"
        aria-label={t('common.loading')}
        className={styles.rowSkeletons}
      >
        {[1, 2, 3, 4].map(key => (
          <Placeholder key={key} height={104} />
        ))}
      </div>
    );
  }
  return (
    <>
      <ul
        className={styles.items}
        aria-label={t('history.tableLabel')}
        data-stale={isStale || undefined}
      >
        {items.map(each => (
          <Item
            key={each.id}
            deployment={each}
            known={known}
            onSelect={onSelect}
          />
        ))}
      </ul>
      {(onNext || onPrevious) && (
        <div className={styles.pages}>
          <Button
            variant="secondary"
            isDisabled={!onPrevious}
            onPress={() => onPrevious?.()}
          >
            {t('history.previous')}
          </Button>
          <span>{t('history.page', { page: String(page) })}</span>
          <Button
            variant="secondary"
            isDisabled={!onNext}
            onPress={() => onNext?.()}
          >
            {t('history.next')}
          </Button>
        </div>
      )}
    </>
  );
}
