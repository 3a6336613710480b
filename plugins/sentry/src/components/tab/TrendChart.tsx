import {
  Bar,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { DeploymentMark, SentryTrend } from '@jalon/plugin-sentry-common';
import { useFormat } from '../../hooks/useFormat';
import {
  DAY_MS,
  labelledMarks,
  ticksOf,
  trendPoints,
  type TrendPoint,
} from '../../lib/trend';
import styles from './TrendPlot.module.css';

const TICK = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

function markColour(mark: DeploymentMark): string {
  return mark.rolledBackBy ? 'var(--bui-fg-negative)' : 'var(--bui-accent-bg)';
}

function DayTooltip(props: {
  active?: boolean;
  payload?: readonly { payload?: TrendPoint }[];
}) {
  const { t, day, number } = useFormat();
  const point = props.payload?.[0]?.payload;
  if (!props.active || !point) {
    return null;
  }
  return (
    <div className={styles.tooltip}>
      <strong>{day(point.date)}</strong>
      <span>{t('trend.events', { events: number(point.events) })}</span>
      {point.deployments.map(mark => (
        <span key={mark.id}>
          {t('trend.deployed', {
            version: mark.version,
            environment: mark.environment,
          })}
        </span>
      ))}
    </div>
  );
}

/**
 * Events per day as bars, deployments as vertical marks at their moment. The
 * table beside it says the same to those who do not see it.
 */
export default function TrendChart(props: {
  trend: SentryTrend;
  /** The environment whose marks are told apart from the others'. */
  environment?: string;
  height: number;
}) {
  const { day, number } = useFormat();
  const { trend, environment, height } = props;
  const points = trendPoints(trend);
  if (points.length === 0) {
    return null;
  }
  const start = points[0].start;
  const end = points[points.length - 1].start + DAY_MS;
  const labelled = labelledMarks(trend.deployments, environment, end - start);
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={points}
        margin={{ top: 24, right: 24, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis
          dataKey="noon"
          type="number"
          domain={[start, end]}
          ticks={ticksOf(points)}
          tickFormatter={day}
          tick={TICK}
          stroke="var(--bui-border-2)"
          tickLine={false}
        />
        <YAxis
          width={48}
          allowDecimals={false}
          tickFormatter={number}
          tick={TICK}
          axisLine={false}
          tickLine={false}
          tickCount={4}
        />
        <Tooltip
          content={<DayTooltip />}
          cursor={{ fill: 'var(--bui-bg-neutral-3)' }}
          isAnimationActive={false}
        />
        <Bar
          dataKey="events"
          fill="var(--bui-fg-negative)"
          fillOpacity={0.55}
          radius={[3, 3, 0, 0]}
          maxBarSize={40}
          isAnimationActive={false}
        />
        {trend.deployments.map(mark => {
          const isOther = environment && mark.environment !== environment;
          return (
            <ReferenceLine
              key={mark.id}
              x={Math.min(Math.max(Date.parse(mark.at), start), end)}
              stroke={markColour(mark)}
              strokeWidth={isOther ? 1 : 2}
              strokeDasharray={isOther ? '2 4' : undefined}
              strokeOpacity={isOther ? 0.6 : 1}
              label={
                labelled.has(mark.id)
                  ? {
                      value: `${mark.kind === 'rollback' ? '↩ ' : ''}${
                        mark.version
                      }`,
                      position: 'top',
                      fill: 'var(--bui-fg-primary)',
                      fontSize: 12,
                    }
                  : undefined
              }
            />
          );
        })}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
