import type { DailyEvents } from '@jalon/plugin-sentry-common';
import { useFormat } from '../../hooks/useFormat';
import styles from './Sparkline.module.css';

const HEIGHT = 32;
const STEP = 10;
const BAR = 8;
/** So that one event is not taken for none. */
const LEAST = 2;

/** Events per day as bars small enough for a card, told in words as well. */
export function Sparkline(props: { days: readonly DailyEvents[] }) {
  const { t, number, day } = useFormat();
  const { days } = props;
  const most = Math.max(0, ...days.map(({ events }) => events));
  const total = days.reduce((sum, { events }) => sum + events, 0);
  const peak = days.find(({ events }) => events === most);
  const label =
    peak && most > 0
      ? t('sparkline.label', {
          days: String(days.length),
          total: number(total),
          most: number(most),
          date: day(peak.date),
        })
      : t('sparkline.quiet', { days: String(days.length) });
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${Math.max(1, days.length) * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {days.map(({ date, events }, index) => {
        const height =
          events === 0 ? 1 : Math.max(LEAST, (events / most) * HEIGHT);
        return (
          <rect
            key={date}
            className={events === 0 ? styles.none : styles.bar}
            x={index * STEP}
            y={HEIGHT - height}
            width={BAR}
            height={height}
          />
        );
      })}
    </svg>
  );
}
