import { useEffect, useRef, type ReactNode } from 'react';
import { Button, ButtonIcon, ButtonLink, Text } from '@backstage/ui';
import { RiArrowLeftLine, RiCloseLine } from '@remixicon/react';
import type {
  DeploymentDetails,
  EnvironmentStatus,
} from '@jalon/plugin-deployments-common';
import { useEscape } from '../../hooks/useEscape';
import { AddedDetails } from '../../addons';
import { useTexts } from '../../hooks/useFormat';
import { useDeployment } from '../../hooks/useHistory';
import { useHrefs } from '../../hooks/useHrefs';
import { Difference } from '../shared/Difference';
import { FailureNotice } from '../shared/FailureNotice';
import { StateLabel } from '../shared/StateLabel';
import { Commits, Images, MainFacts, Sources } from './DeploymentFacts';
import { Placeholder } from '../shared/Placeholder';
import styles from './tab.module.css';

function Section(props: { title: string; children: ReactNode }) {
  return (
    <section className={styles.panelSection}>
      <Text as="h4" variant="body-medium" weight="bold">
        {props.title}
      </Text>
      {props.children}
    </section>
  );
}

function CommitsSection(props: { deployment: DeploymentDetails }) {
  const t = useTexts();
  const { commits, previous } = props.deployment;
  const title = previous
    ? t('details.commits', { count: commits.length, version: previous.version })
    : t('details.firstCommits');
  return (
    <Section title={title}>
      {!previous && <Text as="p">{t('details.noPrevious')}</Text>}
      {previous && commits.length === 0 && (
        <Text as="p">
          {t('details.noCommits', { version: previous.version })}
        </Text>
      )}
      <Commits commits={commits} />
    </Section>
  );
}

function Details(props: {
  deployment: DeploymentDetails;
  status?: EnvironmentStatus;
}) {
  const t = useTexts();
  const hrefs = useHrefs();
  const { deployment, status } = props;
  const { entityRef, environment, version, id, difference } = deployment;
  const canGoBackTo =
    status?.permissions.rollback &&
    status.current &&
    status.current.version !== version &&
    deployment.state === 'superseded';
  return (
    <>
      <StateLabel state={deployment.state} />
      <MainFacts deployment={deployment} />
      <AddedDetails deployment={deployment} />
      <CommitsSection deployment={deployment} />
      <Section title={t('details.difference')}>
        {difference ? (
          <Difference label={t('details.difference')} difference={difference} />
        ) : (
          <Text as="p">{t('details.noDifference')}</Text>
        )}
      </Section>
      <Section title={t('details.images')}>
        <Images artefacts={deployment.artefacts} />
      </Section>
      <Section title={t('details.sources')}>
        <Sources
          sourceRefs={deployment.sourceRefs}
          sourceState={deployment.sourceState}
        />
      </Section>
      {canGoBackTo && (
        <div>
          <ButtonLink
            variant="secondary"
            href={hrefs.rollback({ entityRef, environment, deploymentId: id })}
          >
            {t('details.rollBackTo', { environment, version })}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function Loading() {
  const t = useTexts();
  return (
    <div
      role="status"
      aria-label={t('common.loading')}
      className={styles.panelSection}
    >
      {[24, 96, 120, 160].map(height => (
        <Placeholder key={height} height={height} />
      ))}
    </div>
  );
}

/**
 * The details of the selected deployment. On a narrow screen they take the
 * place of the history and the focus with it.
 */
export function DeploymentPanel(props: {
  entityRef: string;
  id: string;
  status: (environment: string) => EnvironmentStatus | undefined;
  isNarrow: boolean;
  owner?: string;
  onClose: () => void;
}) {
  const t = useTexts();
  const { entityRef, id, isNarrow, onClose } = props;
  const { data, error, isStale, reload } = useDeployment(entityRef, id);
  const panel = useEscape<HTMLElement>(onClose);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNarrow) {
      heading.current?.focus();
    }
  }, [isNarrow]);
  const deployment = isStale && error ? undefined : data;
  const title = deployment
    ? t('details.title', {
        version: deployment.version,
        environment: deployment.environment,
      })
    : t('common.loading');
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={error && !deployment ? t('failure.title') : title}
      data-stale={isStale || undefined}
    >
      {isNarrow && (
        <Button
          variant="tertiary"
          iconStart={<RiArrowLeftLine />}
          onPress={onClose}
        >
          {t('details.back')}
        </Button>
      )}
      <div className={styles.panelHeader}>
        <h3 ref={heading} tabIndex={-1} className={styles.panelTitle}>
          {deployment && title}
        </h3>
        {!isNarrow && (
          <ButtonIcon
            variant="tertiary"
            icon={<RiCloseLine />}
            aria-label={t('details.close')}
            onPress={onClose}
          />
        )}
      </div>
      {deployment && (
        <Details
          deployment={deployment}
          status={props.status(deployment.environment)}
        />
      )}
      {!deployment && error && (
        <FailureNotice error={error} owner={props.owner} onRetry={reload} />
      )}
      {!deployment && !error && <Loading />}
    </aside>
  );
}
