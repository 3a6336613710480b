import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton, Text } from '@backstage/ui';
import type { SentrySummary } from '@jalon/plugin-sentry-common';
import { useEntityOwner } from '../../hooks/useEntityOwner';
import { useSummary } from '../../hooks/useErrors';
import { useTexts } from '../../hooks/useFormat';
import { useSearchState } from '../../hooks/useSearchState';
import { situationOf } from '../../lib/problems';
import { readTabState } from '../../lib/tabState';
import { DemoNote } from '../shared/DemoNote';
import { FailureNotice } from '../shared/FailureNotice';
import { Figures, LoadingFigures } from '../shared/Figures';
import { BlockedNotice, ProblemAlerts, RefreshAlert } from '../shared/Problems';
import { LastUpdated } from '../shared/RelativeTime';
import { Issues } from './Issues';
import { TrendPlot } from './TrendPlot';
import { Verdict } from './Verdict';
import styles from './tab.module.css';

/** As high as the figures, the plot and a page of rows will be. */
function Loading() {
  const t = useTexts();
  return (
    <div className={styles.tab} role="status" aria-label={t('common.loading')}>
      <div className={styles.head}>
        <LoadingFigures />
      </div>
      <Skeleton height={232} />
      <Skeleton height={32} />
      <Skeleton height={420} />
    </div>
  );
}

function Content(props: {
  entityRef: string;
  summary: SentrySummary;
  owner?: string;
  error?: Error;
  updatedAt?: number;
}) {
  const { entityRef, summary, owner } = props;
  const { params } = useSearchState();
  const { project, environment } = readTabState(params);
  const situation = situationOf(summary);
  if (situation.type === 'blocked') {
    return (
      <div className={styles.tab}>
        <BlockedNotice problem={situation.problem} />
        {summary.demo && <DemoNote />}
      </div>
    );
  }
  return (
    <div className={styles.tab}>
      <ProblemAlerts
        problems={situation.problems}
        syncedAt={summary.syncedAt}
      />
      <RefreshAlert error={props.error} updatedAt={props.updatedAt} />
      <Verdict entityRef={entityRef} summary={summary} />
      <div className={styles.head}>
        <Figures summary={summary} />
        {summary.demo && <DemoNote short />}
      </div>
      <TrendPlot
        entityRef={entityRef}
        project={project}
        environment={environment}
        mainEnvironment={summary.lastDeployment?.environment}
      />
      <Issues entityRef={entityRef} summary={summary} owner={owner} />
      <div className={styles.foot}>
        <Text variant="body-small" color="secondary">
          <LastUpdated syncedAt={summary.syncedAt} />
        </Text>
        {summary.demo && <DemoNote />}
      </div>
    </div>
  );
}

/**
 * Errors tab of an entity page: what did the last deployment break? Filters,
 * sorting, page and selected error are in the address.
 *
 * @public
 */
export function ErrorsTab() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const owner = useEntityOwner();
  const { data, error, isStale, updatedAt, reload } = useSummary(entityRef);
  if (data && !isStale) {
    return (
      <Content
        entityRef={entityRef}
        summary={data}
        owner={owner}
        error={error}
        updatedAt={updatedAt}
      />
    );
  }
  if (error) {
    return <FailureNotice error={error} owner={owner} onRetry={reload} />;
  }
  return <Loading />;
}
