import { BgProvider, Text } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { DeploymentAddonProps } from '@jalon/plugin-deployments-react';
import { SENTRY_PROJECT_SLUG_ANNOTATION } from '@jalon/plugin-sentry-common';
import { useTexts } from '../../hooks/useFormat';
import { DeploymentErrors } from './DeploymentErrors';
import { DeploymentErrorsCount } from './DeploymentErrorsCount';
import styles from './DeploymentErrors.module.css';

/** Without a project there is nothing to say; the Errors tab says how to name one. */
function useNamesProject(): boolean {
  const { entity } = useEntity();
  return Boolean(entity.metadata.annotations?.[SENTRY_PROJECT_SLUG_ANNOTATION]);
}

/** The errors of a deployment among its details. */
export function Details({ deployment }: DeploymentAddonProps) {
  const t = useTexts();
  if (!useNamesProject()) {
    return <></>;
  }
  return (
    <BgProvider bg="neutral-1">
      <section className={styles.section} aria-label={t('deployment.title')}>
        <Text as="h4" variant="body-medium" weight="bold">
          {t('deployment.title')}
        </Text>
        <DeploymentErrors
          entityRef={deployment.entityRef}
          deploymentId={deployment.id}
        />
      </section>
    </BgProvider>
  );
}

/** How many errors a deployment brought, in its row. */
export function Summary({ deployment }: DeploymentAddonProps) {
  return useNamesProject() ? (
    <DeploymentErrorsCount
      entityRef={deployment.entityRef}
      deploymentId={deployment.id}
    />
  ) : (
    <></>
  );
}
