import { lazy, Suspense } from 'react';
import { Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import type { SentryTrend } from '@jalon/plugin-sentry-common';
import { useFormat } from '../../hooks/useFormat';
import { useTrend } from '../../hooks/useErrors';
import { describeFailure } from '../../lib/failures';
import { trendPoints } from '../../lib/trend';
import styles from './TrendPlot.module.css';

const HEIGHT = 200;

const TrendChart = lazy(() => import('./TrendChart'));

function TrendTable(props: { trend: SentryTrend }) {
  const { t, day, number } = useFormat();
  return (
    <table>
      <caption>{t('trend.tableLabel')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('trend.day')}</th>
          <th scope="col">{t('trend.eventsColumn')}</th>
          <th scope="col">{t('trend.deployments')}</th>
        </tr>
      </thead>
      <tbody>
        {trendPoints(props.trend).map(({ date, events, deployments }) => (
          <tr key={date}>
            <th scope="row">{day(date)}</th>
            <td>{number(events)}</td>
            <td>
              {deployments
                .map(({ version, environment }) =>
                  t('trend.deployed', { version, environment }),
                )
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Events per day with the deployments as marks. */
export function TrendPlot(props: {
  entityRef: string;
  project?: string;
  environment?: string;
  /** Whose marks stand out while no environment is chosen. */
  mainEnvironment?: string;
}) {
  const { t } = useFormat();
  const { entityRef, project, environment, mainEnvironment } = props;
  const { data, error } = useTrend({ entityRef, project, environment });
  const hasMarks = data && data.deployments.length > 0;
  return (
    <section className={styles.plot} aria-label={t('trend.title')}>
      <div className={styles.heading}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('trend.title')}
        </Text>
        <span className={styles.legend} aria-hidden>
          <span className={styles.barKey} /> {t('trend.barKey')}
          {hasMarks && (
            <>
              <span className={styles.markKey} /> {t('trend.markKey')}
            </>
          )}
        </span>
      </div>
      {data && (
        <>
          <div className={styles.chart} aria-hidden style={{ height: HEIGHT }}>
            <Suspense fallback={<Skeleton height={HEIGHT} />}>
              <TrendChart
                trend={data}
                environment={environment ?? mainEnvironment}
                height={HEIGHT}
              />
            </Suspense>
          </div>
          <VisuallyHidden>
            <TrendTable trend={data} />
          </VisuallyHidden>
        </>
      )}
      {!data && error && (
        <Text as="p" color="secondary">
          {describeFailure(error).message ?? t('failure.unknown')}
        </Text>
      )}
      {!data && !error && <Skeleton height={HEIGHT} />}
    </section>
  );
}
