import type { ReactNode } from 'react';
import {
  RiCheckboxCircleLine,
  RiCloudOffLine,
  RiErrorWarningLine,
  RiFilterOffLine,
  RiLinkUnlinkM,
  RiLockLine,
  RiPriceTag3Line,
  RiTimeLine,
} from '@remixicon/react';
import { Text } from '@backstage/ui';
import styles from './shared.module.css';

const ICONS = {
  well: <RiCheckboxCircleLine aria-hidden className={styles.success} />,
  empty: <RiFilterOffLine aria-hidden className={styles.neutral} />,
  annotation: <RiPriceTag3Line aria-hidden className={styles.neutral} />,
  missing: <RiLinkUnlinkM aria-hidden className={styles.warning} />,
  forbidden: <RiLockLine aria-hidden className={styles.warning} />,
  down: <RiCloudOffLine aria-hidden className={styles.danger} />,
  pending: <RiTimeLine aria-hidden className={styles.neutral} />,
  error: <RiErrorWarningLine aria-hidden className={styles.danger} />,
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
