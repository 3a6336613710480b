'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useRef, useState, useTransition } from 'react';
import { messages } from '@/messages';
import { type Outcome, sendNote } from '@/notes/browser';
import { signInPath } from '@/session/sign-in-path';
import { Field } from './field';
import { textOf } from './form-values';
import { Notice } from './notice';
import styles from './ui.module.css';

const failures: Partial<Record<Outcome['kind'], string>> = {
  failed: messages.noteFailed,
  forbidden: messages.noteForbidden,
  'too-many': messages.tooManyRequests,
};

/** Creates a note, and keeps what was written when that does not work. */
export function NewNoteForm() {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [outcome, setOutcome] = useState<Outcome>();
  const [pending, startTransition] = useTransition();
  const invalid = outcome?.kind === 'invalid' ? outcome.fields : [];

  const settle = (result: Outcome) => {
    setOutcome(result);
    switch (result.kind) {
      case 'created':
        form.current?.reset();
        focus('title');
        // The newest note is on the first page
        router.replace('/notes');
        return router.refresh();
      case 'signed-out':
        return router.push(signInPath('/notes', true));
      case 'invalid':
        return focus(result.fields[0]);
      default:
        return undefined;
    }
  };
  const focus = (name: string | undefined) => {
    form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) {
      return;
    }
    const note = {
      title: textOf(event.currentTarget, 'title'),
      text: textOf(event.currentTarget, 'text'),
    };
    startTransition(async () => settle(await sendNote(note)));
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Field
        id="title"
        label={messages.noteTitle}
        autoComplete="off"
        required
        error={invalid.includes('title') ? messages.noteTitleInvalid : undefined}
      />
      <Field
        id="text"
        label={messages.noteText}
        multiline
        optional
        error={invalid.includes('text') ? messages.noteTextInvalid : undefined}
      />
      <button type="submit" className={styles.button} aria-disabled={pending}>
        {pending ? messages.creatingNote : messages.createNote}
      </button>
      <Notice failure message={failureOf(outcome)} />
      <Notice message={outcome?.kind === 'created' ? messages.noteCreated : undefined} />
    </form>
  );
}

function failureOf(outcome: Outcome | undefined): string | undefined {
  if (outcome?.kind === 'invalid' && outcome.fields.length === 0) {
    return messages.noteInvalid;
  }
  return outcome && failures[outcome.kind];
}
