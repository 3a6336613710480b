import { Text, VisuallyHidden } from '@backstage/ui';
import type { TodoItem } from '@jalon/plugin-todo-progress-common';
import { useFormat } from '../hooks/useFormat';
import { useNow } from '../hooks/useNow';
import { finishedPerWeek } from '../lib/weeks';
import styles from './progress.module.css';

const WEEKS = 8;

/** A small bar for each of the last weeks. */
export function FinishedPerWeek(props: { items: readonly TodoItem[] }) {
  const { t, day, number } = useFormat();
  const weeks = finishedPerWeek(props.items, useNow(), WEEKS);
  const most = Math.max(1, ...weeks.map(week => week.finished));
  const average =
    weeks.reduce((sum, week) => sum + week.finished, 0) / weeks.length;
  return (
    <div className={styles.weeks}>
      <Text color="secondary">
        {t('header.perWeek', { number: number(average) })}
      </Text>
      <ol
        className={styles.weekBars}
        aria-label={t('header.perWeekLabel', { weeks: String(WEEKS) })}
      >
        {weeks.map(({ start, finished }) => {
          const label = t('header.week', {
            date: day(start),
            number: String(finished),
          });
          return (
            <li key={start} title={label} className={styles.week}>
              <span
                className={finished ? styles.weekBar : styles.weekNone}
                style={{ height: `${Math.max(2, (finished / most) * 24)}px` }}
              />
              <VisuallyHidden>{label}</VisuallyHidden>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
