import type { ReactNode } from 'react';
import {
  RiErrorWarningLine,
  RiInbox2Line,
  RiLockLine,
  RiQuestionLine,
} from '@remixicon/react';
import { Text } from '@backstage/ui';
import styles from './shared.module.css';

const LOOKS = {
  empty: { Icon: RiInbox2Line, tone: 'neutral' },
  error: { Icon: RiErrorWarningLine, tone: 'danger' },
  forbidden: { Icon: RiLockLine, tone: 'warning' },
  missing: { Icon: RiQuestionLine, tone: 'neutral' },
};

/** What stands where content would: one fact, what helps, one action. */
export function Notice(props: {
  type: keyof typeof LOOKS;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { type, title, children, action } = props;
  const { Icon, tone } = LOOKS[type];
  return (
    <div className={styles.notice} role={type === 'error' ? 'alert' : 'status'}>
      <div className={`${styles.noticeTitle} ${styles[tone]}`}>
        <Icon aria-hidden />
        <Text as="p" variant="body-large" weight="bold">
          {title}
        </Text>
      </div>
      {children && <div className={styles.paragraphs}>{children}</div>}
      {action}
    </div>
  );
}
