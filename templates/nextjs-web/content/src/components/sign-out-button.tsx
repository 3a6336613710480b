'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { messages } from '@/messages';
import { signOut } from '@/session/browser';
import styles from './ui.module.css';

/** Ends the session and leaves what only the session could show. */
export function SignOutButton() {
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  // Whoever is asked to sign in has nothing to sign out of
  const hidden = usePathname() === '/sign-in';
  const leave = async () => {
    if (await signOut()) {
      router.push('/');
      router.refresh();
    } else {
      setFailed(true);
    }
  };
  return hidden ? null : (
    <button
      type="button"
      className={`${styles.button} ${styles.quiet}`}
      onClick={() => void leave()}
    >
      <span aria-live="polite">{failed ? messages.signOutFailed : messages.signOut}</span>
    </button>
  );
}
