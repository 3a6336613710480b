import { Select, Text } from '@backstage/ui';
import type {
  RollbackCandidate,
  RollbackPreview,
} from '@jalon/plugin-deployments-common';
import { useFormat } from '../../hooks/useFormat';
import { happenedAt } from '../../lib/deployments';
import { Mono } from '../shared/Mono';
import { Person } from '../shared/Person';
import { RelativeTime } from '../shared/RelativeTime';
import { StateLabel } from '../shared/StateLabel';
import styles from './rollback.module.css';

function useCandidateLabel() {
  const { t, duration } = useFormat();
  return ({
    deployment,
    healthy,
    isDefault,
    ranForSeconds,
  }: RollbackCandidate) => {
    const health = healthy ? t('rollback.healthy') : t('rollback.notHealthy');
    const facts: string[] = [isDefault ? t('rollback.lastHealthy') : health];
    if (ranForSeconds !== undefined) {
      facts.push(t('rollback.ran', { duration: duration(ranForSeconds) }));
    }
    return `${deployment.version} · ${facts.join(', ')}`;
  };
}

/** What runs, and the choice of what to go back to. */
export function FromTo(props: {
  preview: RollbackPreview;
  /** The choice in the address, which the preview may not show yet. */
  chosen?: string;
  onChoose: (deploymentId: string) => void;
}) {
  const { t } = useFormat();
  const label = useCandidateLabel();
  const { preview, chosen, onChoose } = props;
  const { from, to, candidates } = preview;
  const at = happenedAt(from);
  const options = candidates.map(each => ({
    id: each.deployment.id,
    label: label(each),
  }));
  if (!options.some(({ id }) => id === to.id)) {
    options.unshift({ id: to.id, label: to.version });
  }
  const selected = options.some(({ id }) => id === chosen) ? chosen : to.id;
  return (
    <div className={styles.fromTo}>
      <div className={styles.section}>
        <Text as="h2" variant="body-large" weight="bold">
          {t('rollback.from')}
        </Text>
        <div className={styles.fromFacts}>
          <span className={styles.version}>
            <Mono copyable>{from.version}</Mono>
          </span>
          <StateLabel state={from.state} />
          {at && <RelativeTime at={at} form="since" />}
          <Person actor={from.actor} />
        </div>
      </div>
      <div className={styles.section}>
        <Text as="h2" variant="body-large" weight="bold">
          {t('rollback.to')}
        </Text>
        <Select
          aria-label={t('rollback.toLabel')}
          options={options}
          value={selected}
          onChange={value => value !== null && onChoose(String(value))}
        />
      </div>
    </div>
  );
}
