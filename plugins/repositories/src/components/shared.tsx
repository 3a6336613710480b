import { useEffect, useState, type ReactNode } from 'react';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiFileCopyLine,
  RiInbox2Line,
  RiLockLine,
  RiQuestionLine,
} from '@remixicon/react';
import { Avatar, Text } from '@backstage/ui';
import { GitPerson } from '../api/types';
import { useTexts } from '../hooks/useTexts';
import { absolute, ago } from '../lib/time';
import styles from './source.module.css';

const CONFIRMATION_MS = 2000;

const ICONS = {
  empty: <RiInbox2Line aria-hidden className={styles.icon} />,
  error: <RiErrorWarningLine aria-hidden className={styles.icon} />,
  forbidden: <RiLockLine aria-hidden className={styles.icon} />,
  missing: <RiQuestionLine aria-hidden className={styles.icon} />,
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
      {children}
      {action}
    </div>
  );
}

/** Copies a text and says so for a moment. */
export function CopyButton(props: { value: string; what: string }) {
  const t = useTexts();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const label = copied ? t('copied') : t('copy', { what: props.what });
  return (
    <button
      type="button"
      className={styles.copyButton}
      aria-label={label}
      title={label}
      onClick={() =>
        navigator.clipboard?.writeText(props.value).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      {copied ? <RiCheckLine aria-hidden /> : <RiFileCopyLine aria-hidden />}
    </button>
  );
}

/** Who wrote a commit, as Git knows them. */
export function Author(props: { person: GitPerson }) {
  const { name, email } = props.person;
  return (
    <span className={styles.fact} title={email}>
      <Avatar src="" name={name} size="x-small" purpose="decoration" />
      {name}
    </span>
  );
}

/** When something was, with the exact time and zone on hover. */
export function RelativeTime(props: { at: string }) {
  const t = useTexts();
  return (
    <time dateTime={props.at} title={absolute(t, props.at)}>
      {ago(t, props.at, Date.now())}
    </time>
  );
}
