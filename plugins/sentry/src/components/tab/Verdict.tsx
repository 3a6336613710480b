import { Alert, useBreakpoint } from '@backstage/ui';
import type { SentrySummary } from '@jalon/plugin-sentry-common';
import { useTexts } from '../../hooks/useFormat';
import { rollbackFrom } from '../../lib/rollback';
import { RollBackLink } from '../shared/RollBackLink';
import styles from './tab.module.css';

/**
 * What the last deployment broke, in a sentence, with the way back. Nothing
 * when it broke nothing.
 */
export function Verdict(props: { entityRef: string; summary: SentrySummary }) {
  const t = useTexts();
  const { entityRef, summary } = props;
  const hasRoomBeside = useBreakpoint().up('sm');
  const { lastDeployment, newSinceDeployment, regressedSinceDeployment } =
    summary;
  if (!lastDeployment || newSinceDeployment + regressedSinceDeployment === 0) {
    return null;
  }
  const { version, environment } = lastDeployment;
  const rollBack = (
    <RollBackLink entityRef={entityRef} offer={rollbackFrom(lastDeployment)} />
  );
  const parts = [
    newSinceDeployment > 0 && t('verdict.new', { count: newSinceDeployment }),
    regressedSinceDeployment > 0 &&
      t('verdict.regressed', { count: regressedSinceDeployment }),
  ].filter(Boolean);
  return (
    <Alert
      className={styles.verdict}
      status="danger"
      icon
      role="status"
      title={t('verdict.title', {
        version,
        environment,
        what: parts.join(t('verdict.and')),
      })}
      customActions={hasRoomBeside ? rollBack : undefined}
      description={hasRoomBeside ? undefined : rollBack}
    />
  );
}
