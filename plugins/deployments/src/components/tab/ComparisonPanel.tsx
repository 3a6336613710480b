import { ButtonIcon, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { EnvironmentStatus } from '@jalon/plugin-deployments-common';
import { useEscape } from '../../hooks/useEscape';
import { useTexts } from '../../hooks/useFormat';
import { useComparison } from '../../hooks/useComparison';
import { FailureNotice } from '../shared/FailureNotice';
import { Commits } from './DeploymentFacts';
import { Placeholder } from '../shared/Placeholder';
import shared from '../shared/shared.module.css';
import styles from './tab.module.css';

/** The commits that an environment lacks, under the matrix. */
export function ComparisonPanel(props: {
  entityRef: string;
  status: EnvironmentStatus;
  onClose: () => void;
}) {
  const t = useTexts();
  const { entityRef, status, onClose } = props;
  const { environment, behind } = status;
  const { data, error, reload } = useComparison(entityRef, status);
  const panel = useEscape<HTMLElement>(onClose);
  if (!behind) {
    return null;
  }
  const title = t('compare.title', { environment });
  return (
    <section ref={panel} className={styles.panel} aria-label={title}>
      <div className={styles.panelHeader}>
        <h3 className={styles.panelTitle}>{title}</h3>
        <ButtonIcon
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('compare.close')}
          onPress={onClose}
        />
      </div>
      <Text as="p">
        {t('compare.description', {
          count: behind.commits,
          other: behind.environment,
        })}
      </Text>
      {error && !data && <FailureNotice error={error} onRetry={reload} />}
      {!data && !error && <Placeholder height={96} />}
      {data && data.commits.length === 0 && (
        <Text as="p">{t('compare.unknown')}</Text>
      )}
      {data && <Commits commits={data.commits} />}
      {data?.incomplete && (
        <Text as="p" className={shared.muted}>
          {t('compare.more')}
        </Text>
      )}
    </section>
  );
}
