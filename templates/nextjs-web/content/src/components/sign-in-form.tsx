'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState, useTransition } from 'react';
import { messages } from '@/messages';
import { signIn, type SignInOutcome } from '@/session/browser';
import { Field } from './field';
import { textOf } from './form-values';
import { Notice } from './notice';
import styles from './ui.module.css';

const fieldErrors: Partial<Record<SignInOutcome, string>> = {
  missing: messages.tokenMissing,
  refused: messages.tokenRefused,
};

interface SignInFormProps {
  /** Where to go afterwards: a path of this site. */
  readonly returnTo: string;
  readonly hint?: string | undefined;
}

/** Exchanges a token for a session. */
export function SignInForm({ returnTo, hint }: SignInFormProps) {
  const router = useRouter();
  const [outcome, setOutcome] = useState<SignInOutcome>();
  const [pending, startTransition] = useTransition();

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) {
      return;
    }
    const form = event.currentTarget;
    const token = textOf(form, 'token').trim();
    startTransition(async () => {
      const result = token ? await signIn(token) : 'missing';
      setOutcome(result);
      if (result === 'signed-in') {
        router.replace(returnTo);
        router.refresh();
      } else {
        form.querySelector('input')?.focus();
      }
    });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        id="token"
        label={messages.token}
        hint={hint}
        type="password"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        required
        error={outcome && fieldErrors[outcome]}
      />
      <button type="submit" className={styles.button} aria-disabled={pending}>
        {pending ? messages.signingIn : messages.signIn}
      </button>
      <Notice failure message={outcome === 'failed' ? messages.signInFailed : undefined} />
    </form>
  );
}
