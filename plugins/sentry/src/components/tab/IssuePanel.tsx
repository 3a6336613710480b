import { useEffect, useRef } from 'react';
import {
  BgProvider,
  Button,
  ButtonIcon,
  ButtonLink,
  Skeleton,
} from '@backstage/ui';
import {
  RiArrowLeftLine,
  RiCloseLine,
  RiExternalLinkLine,
} from '@remixicon/react';
import type { SentryIssueDetails } from '@jalon/plugin-sentry-common';
import { useIssue } from '../../hooks/useErrors';
import { useTexts } from '../../hooks/useFormat';
import { webHref } from '../../lib/hrefs';
import { rollbackFor } from '../../lib/rollback';
import { FailureNotice } from '../shared/FailureNotice';
import { LevelLabel, StateLabel } from '../shared/Labels';
import { RollBackLink } from '../shared/RollBackLink';
import { DailyCounts, DeploymentFact, IssueFacts } from './IssueFacts';
import styles from './tab.module.css';

function Details(props: {
  entityRef: string;
  issue: SentryIssueDetails;
  isDemo: boolean;
}) {
  const t = useTexts();
  const { entityRef, issue, isDemo } = props;
  const permalink = webHref(issue.permalink);
  return (
    <>
      <div className={styles.panelStates}>
        <LevelLabel level={issue.level} />
        <StateLabel issue={issue} />
      </div>
      <DeploymentFact entityRef={entityRef} issue={issue} />
      <div className={styles.panelActions}>
        <RollBackLink entityRef={entityRef} offer={rollbackFor(issue)} />
        {permalink && (
          <ButtonLink
            variant="tertiary"
            iconEnd={<RiExternalLinkLine />}
            href={permalink}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t(isDemo ? 'issue.openInDemo' : 'issue.openInSentry')}
          </ButtonLink>
        )}
      </div>
      <IssueFacts issue={issue} />
      <DailyCounts days={issue.eventsPerDay} />
    </>
  );
}

/** Closes what the answered ref is set to when Escape is pressed inside. */
function useCloseOnEscape(onClose: () => void) {
  const container = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = container.current;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        onClose();
      }
    };
    element?.addEventListener('keydown', closeOnEscape);
    return () => element?.removeEventListener('keydown', closeOnEscape);
  }, [onClose]);
  return container;
}

function Loading() {
  const t = useTexts();
  return (
    <div
      role="status"
      aria-label={t('common.loading')}
      className={styles.loadingItems}
    >
      {[24, 64, 32, 220, 80].map(height => (
        <Skeleton key={height} height={height} />
      ))}
    </div>
  );
}

/**
 * The details of the selected error. On a narrow screen they take the place
 * of the rows and the focus with it.
 */
export function IssuePanel(props: {
  entityRef: string;
  id: string;
  isNarrow: boolean;
  isDemo: boolean;
  owner?: string;
  onClose: () => void;
}) {
  const t = useTexts();
  const { entityRef, id, isNarrow, isDemo, owner, onClose } = props;
  const { data, error, isStale, reload } = useIssue(entityRef, id);
  const panel = useCloseOnEscape(onClose);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNarrow) {
      heading.current?.focus();
    }
  }, [isNarrow]);
  const issue = isStale && error ? undefined : data;
  return (
    <BgProvider bg="neutral-1">
      <aside
        className={styles.panel}
        aria-label={issue?.title ?? t('issue.details')}
        data-stale={isStale || undefined}
        ref={panel}
      >
        {isNarrow && (
          <Button
            className={styles.back}
            variant="tertiary"
            iconStart={<RiArrowLeftLine />}
            onPress={onClose}
          >
            {t('issue.back')}
          </Button>
        )}
        <div className={styles.panelHeader}>
          <h3 ref={heading} tabIndex={-1} className={styles.panelTitle}>
            {issue?.title}
          </h3>
          {!isNarrow && (
            <ButtonIcon
              variant="tertiary"
              icon={<RiCloseLine />}
              aria-label={t('issue.close')}
              onPress={onClose}
            />
          )}
        </div>
        {issue && (
          <Details entityRef={entityRef} issue={issue} isDemo={isDemo} />
        )}
        {!issue && error && (
          <FailureNotice error={error} owner={owner} onRetry={reload} />
        )}
        {!issue && !error && <Loading />}
      </aside>
    </BgProvider>
  );
}
