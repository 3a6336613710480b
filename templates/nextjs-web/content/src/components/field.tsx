import type { ComponentProps } from 'react';
import { messages } from '@/messages';
import styles from './ui.module.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly optional?: boolean;
  /** What is wrong with the value. */
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
}

/** A labelled field that tells assistive technology what is wrong with it. */
export function Field({
  id,
  label,
  optional = false,
  error,
  hint,
  multiline = false,
  ...input
}: FieldProps & { readonly multiline?: boolean } & ComponentProps<'input'> &
  Pick<ComponentProps<'textarea'>, 'rows'>) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const attributes = {
    ...input,
    id,
    name: id,
    className: styles.input,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional && <span className={styles.optional}> ({messages.optional})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.muted}>
          {hint}
        </p>
      )}
      {multiline ? (
        <textarea {...(attributes as ComponentProps<'textarea'>)} />
      ) : (
        <input {...attributes} />
      )}
      {error && (
        <p id={`${id}-error`} className={styles.fieldError}>
          {error}
        </p>
      )}
    </div>
  );
}
