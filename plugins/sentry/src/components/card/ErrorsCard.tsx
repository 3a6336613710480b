import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import type { SentrySummary } from '@jalon/plugin-sentry-common';
import { useEntityOwner } from '../../hooks/useEntityOwner';
import { useSummary } from '../../hooks/useErrors';
import { useTexts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { situationOf } from '../../lib/problems';
import { DemoNote } from '../shared/DemoNote';
import { FailureNotice } from '../shared/FailureNotice';
import { Figures, LoadingFigures } from '../shared/Figures';
import { BlockedNotice, ProblemAlerts, RefreshAlert } from '../shared/Problems';
import { LastUpdated } from '../shared/RelativeTime';
import { Sparkline } from '../shared/Sparkline';
import styles from './ErrorsCard.module.css';

function Known(props: { summary: SentrySummary }) {
  const t = useTexts();
  const { summary } = props;
  return (
    <>
      <ProblemAlerts problems={summary.problems} syncedAt={summary.syncedAt} />
      <Figures summary={summary} />
      <div>
        <Sparkline days={summary.eventsPerDay} />
        <Text variant="body-small" color="secondary">
          {summary.unresolved === 0
            ? t('card.nothingWrong')
            : t('card.perDay', { days: String(summary.eventsPerDay.length) })}
        </Text>
      </div>
    </>
  );
}

function Summary(props: { summary: SentrySummary }) {
  const situation = situationOf(props.summary);
  return situation.type === 'blocked' ? (
    <BlockedNotice problem={situation.problem} />
  ) : (
    <Known summary={props.summary} />
  );
}

/**
 * Overview card: what did the last deployment break? Needs the entity of an
 * entity page.
 *
 * @public
 */
export function ErrorsCard() {
  const t = useTexts();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const owner = useEntityOwner();
  const hrefs = useHrefs(entityRef);
  const query = useSummary(entityRef);
  const { error, updatedAt, reload } = query;
  const summary = query.isStale ? undefined : query.data;
  return (
    <Card className={styles.card}>
      <CardHeader className={styles.header}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('card.title')}
        </Text>
        <Link href={hrefs.errors()} aria-label={t('card.seeAllLabel')}>
          {t('card.seeAll')} →
        </Link>
      </CardHeader>
      <CardBody className={styles.body}>
        {summary && <RefreshAlert error={error} updatedAt={updatedAt} />}
        {summary && <Summary summary={summary} />}
        {!summary && error && (
          <FailureNotice error={error} owner={owner} onRetry={reload} />
        )}
        {!summary && !error && (
          <div
            role="status"
            aria-label={t('common.loading')}
            className={styles.body}
          >
            <LoadingFigures />
            <Skeleton height={60} />
          </div>
        )}
      </CardBody>
      <CardFooter className={styles.footer}>
        <Text variant="body-small" color="secondary">
          {summary ? <LastUpdated syncedAt={summary.syncedAt} /> : '\u00a0'}
        </Text>
        {summary?.demo && <DemoNote short />}
      </CardFooter>
    </Card>
  );
}
