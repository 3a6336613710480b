import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormat } from '../hooks/useFormat';
import type { Point } from './BurnUpTable';
import styles from './progress.module.css';

const tick = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** Done as an area below the line of the scope, up to now. */
export default function BurnUpChart(props: {
  points: readonly Point[];
  now: number;
}) {
  const { t, day } = useFormat();
  const last = props.points[props.points.length - 1];
  const data = [...props.points, { ...last, at: Math.max(last.at, props.now) }];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={data}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--bui-border-1)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={['dataMin', 'dataMax']}
          tickFormatter={day}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--bui-border-2)' }}
          minTickGap={40}
        />
        <YAxis
          allowDecimals={false}
          width={36}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          labelFormatter={label => day(Number(label))}
          wrapperClassName={styles.tooltip}
          isAnimationActive={false}
        />
        <Area
          dataKey="done"
          name={t('chart.done')}
          type="stepAfter"
          stroke="var(--bui-positive-bg)"
          strokeWidth={2}
          fill="var(--bui-positive-bg-subdued)"
          fillOpacity={1}
          isAnimationActive={false}
        />
        <Line
          dataKey="total"
          name={t('chart.scope')}
          type="stepAfter"
          stroke="var(--bui-fg-secondary)"
          strokeWidth={2}
          strokeDasharray="5 4"
          dot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
