import {
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleFill,
  RiPauseCircleLine,
} from '@remixicon/react';
import type { TodoItem } from '@jalon/plugin-todo-progress-common';
import styles from './progress.module.css';

/** The icon of a state; its word stands beside it. */
export function StateIcon(props: { item: TodoItem }) {
  const { state, stalled } = props.item;
  if (state === 'done') {
    return <RiCheckboxCircleFill aria-hidden className={styles.done} />;
  }
  return stalled ? (
    <RiPauseCircleLine aria-hidden className={styles.stalled} />
  ) : (
    <RiCheckboxBlankCircleLine aria-hidden className={styles.open} />
  );
}
