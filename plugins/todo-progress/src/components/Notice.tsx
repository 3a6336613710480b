import type { ReactNode } from 'react';
import {
  RiErrorWarningLine,
  RiInbox2Line,
  RiLockLine,
  RiQuestionLine,
} from '@remixicon/react';
import { Text } from '@backstage/ui';
import styles from './progress.module.css';

const ICONS = {
  empty: <RiInbox2Line aria-hidden className={styles.neutral} />,
  error: <RiErrorWarningLine aria-hidden className={styles.danger} />,
  forbidden: <RiLockLine aria-hidden className={styles.stalled} />,
  missing: <RiQuestionLine aria-hidden className={styles.neutral} />,
};

/** What stands where content would: one fact, what helps, one action. */
export function Notice(props: {
  type: keyof typeof ICONS;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { type, title, children, action } = props;
  return (
    <div className={styles.notice} role={type === 'error' ? 'alert' : 'status'}>
      <div className={styles.noticeTitle}>
        {ICONS[type]}
        <Text as="p" variant="body-large" weight="bold">
          {title}
        </Text>
      </div>
      {children && <div className={styles.paragraphs}>{children}</div>}
      {action}
    </div>
  );
}
