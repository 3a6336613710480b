import { useEffect, useState } from 'react';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useTexts } from '../../hooks/useFormat';
import styles from './shared.module.css';

const CONFIRMATION_MS = 2000;

function CopyButton(props: { value: string }) {
  const t = useTexts();
  const { value } = props;
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const label = isCopied ? t('common.copied') : t('common.copy', { value });
  return (
    <button
      type="button"
      className={styles.copyButton}
      aria-label={label}
      title={label}
      onClick={() =>
        navigator.clipboard?.writeText(value).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      {isCopied ? <RiCheckLine aria-hidden /> : <RiFileCopyLine aria-hidden />}
    </button>
  );
}

/** An id, a version or a release: monospaced and, where it helps, copyable. */
export function Mono(props: { children: string; copyable?: boolean }) {
  const { children, copyable } = props;
  const text = <span className={styles.mono}>{children}</span>;
  if (!copyable) {
    return text;
  }
  return (
    <span className={styles.copyable}>
      {text}
      <CopyButton value={children} />
    </span>
  );
}
