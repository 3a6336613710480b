import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { RiPauseCircleLine } from '@remixicon/react';
import type { TodoProgress } from '@jalon/plugin-todo-progress-common';
import { useTexts } from '../hooks/useFormat';
import { useProgress, type ProgressQuery } from '../hooks/useProgress';
import { FailureNotice, RefreshAlert } from './FailureNotice';
import { ProgressBar } from './ProgressBar';
import { LastUpdated } from './RelativeTime';
import { NoItems, SyncAlert } from './SyncNotice';
import styles from './progress.module.css';

function useTabHref(): string {
  const { entity } = useEntity();
  const entityRoute = useRouteRef(entityRouteRef);
  return `${entityRoute(
    entityRouteParams(entity, { encodeParams: true }),
  )}/progress`;
}

/** What stands still, if anything. */
function Stalled(props: { progress: TodoProgress; href: string }) {
  const t = useTexts();
  const { total, done, summary } = props.progress;
  if (summary.stalled > 0) {
    return (
      <p className={styles.cardNote}>
        <RiPauseCircleLine aria-hidden className={styles.stalled} />
        <Link href={`${props.href}?state=stalled`}>
          {t('card.stalled', {
            count: summary.stalled,
            days: String(summary.windowDays),
          })}
        </Link>
      </p>
    );
  }
  return (
    <p className={styles.cardNote}>
      <Text color="secondary">
        {done === total ? t('card.complete') : t('card.nothingStalled')}
      </Text>
    </p>
  );
}

function Numbers(props: { progress: TodoProgress; href: string }) {
  const t = useTexts();
  const { total, done, summary } = props.progress;
  const days = String(summary.windowDays);
  const words = t('doneOfTotal', { done: String(done), total: String(total) });
  return (
    <>
      <div className={styles.cardLine}>
        <ProgressBar label={words} done={done} total={total} />
        <Text weight="bold" className={styles.figures}>
          {words}
        </Text>
        <Text color="secondary" className={styles.figures}>
          {summary.doneInWindow > 0
            ? t('card.doneInWindow', {
                number: String(summary.doneInWindow),
                days,
              })
            : t('card.noneInWindow', { days })}
        </Text>
      </div>
      <Stalled {...props} />
    </>
  );
}

function Loading() {
  const t = useTexts();
  return (
    <div role="status" aria-label={t('common.loading')}>
      <div className={styles.cardLine}>
        <Skeleton height={10} rounded />
        <Skeleton height={20} width={60} />
        <Skeleton height={20} width={110} />
      </div>
      <div className={styles.cardNote}>
        <Skeleton height={20} width="60%" />
      </div>
    </div>
  );
}

function Content(props: { query: ProgressQuery; href: string }) {
  const { data, error, updatedAt, reload } = props.query;
  if (!data) {
    return error ? (
      <FailureNotice error={error} onRetry={reload} />
    ) : (
      <Loading />
    );
  }
  return (
    <>
      <RefreshAlert error={error} updatedAt={updatedAt} />
      {data.total === 0 ? (
        <NoItems progress={data} />
      ) : (
        <>
          <SyncAlert sync={data.sync} />
          <Numbers progress={data} href={props.href} />
        </>
      )}
    </>
  );
}

/**
 * Overview card: how far is it, and what stands still? Needs the entity of an
 * entity page.
 *
 * @public
 */
export function ProgressCard() {
  const t = useTexts();
  const href = useTabHref();
  const query = useProgress();
  return (
    <Card className={styles.card}>
      <CardHeader className={styles.cardHeader}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('title')}
        </Text>
        <Link href={href} aria-label={t('card.seeAllLabel')}>
          {t('card.seeAll')} →
        </Link>
      </CardHeader>
      <CardBody>
        <Content query={query} href={href} />
      </CardBody>
      <CardFooter>
        <Text variant="body-small" color="secondary">
          {query.data ? (
            <LastUpdated syncedAt={query.data.sync.syncedAt} />
          ) : (
            '\u00a0'
          )}
        </Text>
      </CardFooter>
    </Card>
  );
}
