import { useEffect, useState, type ReactNode } from 'react';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { Link } from '@backstage/ui';
import { useTexts } from '../../hooks/useFormat';
import styles from './shared.module.css';

const CONFIRMATION_MS = 2000;

/** Copies a text and says so for a moment. */
export function useCopy() {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (text: string) =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return { copied, copy };
}

function CopyButton(props: { value: string; label: string }) {
  const t = useTexts();
  const { copied, copy } = useCopy();
  const label = copied
    ? t('common.copied')
    : t('common.copy', { value: props.label });
  return (
    <button
      type="button"
      className={styles.copyButton}
      aria-label={label}
      title={label}
      onClick={() => copy(props.value)}
    >
      {copied ? <RiCheckLine aria-hidden /> : <RiFileCopyLine aria-hidden />}
    </button>
  );
}

/**
 * An id, a version or a commit: monospaced and, unless it stands in a row
 * whose details offer it, copyable in full.
 */
export function Mono(props: {
  children: string;
  /** What is copied, when it is more than what is shown. */
  value?: string;
  href?: string;
  copyable?: boolean;
}) {
  const { children, value = children, href, copyable } = props;
  const shown: ReactNode = href ? (
    <Link href={href} className={styles.mono}>
      {children}
    </Link>
  ) : (
    <span className={styles.mono}>{children}</span>
  );
  if (!copyable) {
    return <>{shown}</>;
  }
  return (
    <span className={styles.copyable}>
      {shown}
      <CopyButton value={value} label={children} />
    </span>
  );
}
