import { RiCloseCircleFill } from '@remixicon/react';
import { useNewestDeploymentErrors } from '../../hooks/useDeploymentErrors';
import { useTexts } from '../../hooks/useFormat';
import shared from '../shared/shared.module.css';
import { countsText } from './DeploymentErrors';

/**
 * How many errors a deployment brought, for a row of a list; nothing when it
 * brought none or nothing is known. All rows of a list share one request.
 *
 * @public
 */
export function DeploymentErrorsCount(props: {
  /** Full entity reference. */
  entityRef: string;
  /** Id in the deployments plugin. */
  deploymentId: string;
}) {
  const t = useTexts();
  const { entityRef, deploymentId } = props;
  const { data, isStale } = useNewestDeploymentErrors(entityRef);
  const found = data?.items.find(
    ({ deployment }) => deployment.id === deploymentId,
  );
  if (isStale || !found || found.newIssues + found.regressedIssues === 0) {
    return null;
  }
  const { newIssues, regressedIssues } = found;
  const counts = [
    newIssues > 0 && t('deployment.newShort', { number: String(newIssues) }),
    regressedIssues > 0 &&
      t('deployment.regressedShort', { number: String(regressedIssues) }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <span
      className={`${shared.label} ${shared.danger}`}
      title={countsText(t, found)}
    >
      <RiCloseCircleFill aria-hidden />
      <span>{t('deployment.countShort', { counts })}</span>
    </span>
  );
}
