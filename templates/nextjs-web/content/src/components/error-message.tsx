'use client';

import { useEffect } from 'react';
import { messages } from '@/messages';
import { reportError } from '@/monitoring/browser';
import styles from './ui.module.css';

export interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** What visitors see instead of what failed, with the reference under which it was logged. */
export function ErrorMessage({ error, retry }: ErrorPageProps) {
  useEffect(() => {
    void reportError(error);
  }, [error]);
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return (
    <div className={styles.message} role="alert">
      <h1>{messages.errorTitle}</h1>
      <p className={styles.lead}>{messages.errorText}</p>
      <button type="button" className={styles.button} onClick={retry}>
        {messages.retry}
      </button>
      {reference && (
        <p className={styles.muted}>
          {messages.errorReference} <span className={styles.code}>{reference}</span>
        </p>
      )}
    </div>
  );
}
