import { lazy, Suspense, useMemo } from 'react';
import { Card, CardBody, Skeleton, Text } from '@backstage/ui';
import { RiPauseCircleLine } from '@remixicon/react';
import type { TodoProgress } from '@jalon/plugin-todo-progress-common';
import { useFormat } from '../hooks/useFormat';
import { useNow } from '../hooks/useNow';
import { BurnUpTable } from './BurnUpTable';
import { FinishedPerWeek } from './FinishedPerWeek';
import { ProgressBar } from './ProgressBar';
import { LastUpdated } from './RelativeTime';
import { RepositoryLink } from './RepositoryLink';
import styles from './progress.module.css';

const BurnUpChart = lazy(() => import('./BurnUpChart'));

function Numbers(props: { progress: TodoProgress }) {
  const { t } = useFormat();
  const { total, done, summary, items } = props.progress;
  const days = String(summary.windowDays);
  const figures = { done: String(done), total: String(total) };
  return (
    <div className={styles.numbers}>
      <p className={styles.headline}>
        <strong>{t('doneOfTotal', figures)}</strong> {t('header.done')}
      </p>
      <ProgressBar
        label={t('doneOfTotalLong', figures)}
        done={done}
        total={total}
      />
      <Text as="p" color="secondary">
        {summary.doneInWindow > 0
          ? t('card.doneInWindow', {
              number: String(summary.doneInWindow),
              days,
            })
          : t('card.noneInWindow', { days })}
      </Text>
      {summary.stalled > 0 && (
        <p
          className={styles.cardNote}
          title={t('header.stalledHint', { days })}
        >
          <RiPauseCircleLine aria-hidden className={styles.stalled} />
          {t('card.stalled', { count: summary.stalled, days })}
        </p>
      )}
      <FinishedPerWeek items={items} />
      <Synced progress={props.progress} />
    </div>
  );
}

function Synced(props: { progress: TodoProgress }) {
  const { t } = useFormat();
  const { sync, commit } = props.progress;
  return (
    <Text as="p" variant="body-small" color="secondary">
      <LastUpdated syncedAt={sync.syncedAt} />
      {commit && (
        <>
          {', '}
          {t('common.readFrom')}{' '}
          <RepositoryLink url={commit.url}>
            <span className={styles.mono}>{commit.sha.slice(0, 7)}</span>
          </RepositoryLink>
        </>
      )}
    </Text>
  );
}

function BurnUp(props: { progress: TodoProgress }) {
  const { t } = useFormat();
  const now = useNow();
  const { history } = props.progress;
  const points = useMemo(
    () => history.map(point => ({ ...point, at: Date.parse(point.at) })),
    [history],
  );
  return (
    <figure className={styles.burnUp}>
      <figcaption className={styles.chartTitle}>
        <Text as="h2" variant="body-medium" weight="bold">
          {t('chart.title')}
        </Text>
        <span className={styles.legend} aria-hidden>
          <span className={styles.legendDone}>{t('chart.done')}</span>
          <span className={styles.legendScope}>{t('chart.scope')}</span>
        </span>
      </figcaption>
      {points.length < 2 ? (
        <div className={styles.noChart}>
          <Text color="secondary">{t('chart.tooShort')}</Text>
        </div>
      ) : (
        <div className={styles.chart} aria-hidden>
          <Suspense fallback={<Skeleton height="100%" width="100%" />}>
            <BurnUpChart points={points} now={now} />
          </Suspense>
        </div>
      )}
      <BurnUpTable points={points} />
    </figure>
  );
}

/** How far it is: numbers and the burn-up. */
export function ProgressHeader(props: { progress: TodoProgress }) {
  const { t } = useFormat();
  return (
    <Card>
      <CardBody>
        <section className={styles.header} aria-label={t('header.label')}>
          <Numbers progress={props.progress} />
          <BurnUp progress={props.progress} />
        </section>
      </CardBody>
    </Card>
  );
}
