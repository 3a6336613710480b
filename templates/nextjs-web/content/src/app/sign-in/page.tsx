import type { Metadata } from 'next';
import { SignInForm } from '@/components/sign-in-form';
import ui from '@/components/ui.module.css';
import { messages } from '@/messages';
import { safePath } from '@/security/safe-path';
import styles from './page.module.css';

export const metadata: Metadata = { title: messages.signIn, robots: { index: false } };

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, ended } = await searchParams;
  const development = process.env.NODE_ENV === 'development';
  return (
    <section className={`${ui.card} ${styles.narrow}`}>
      <h1>{messages.signIn}</h1>
      <p className={ui.muted}>{ended ? messages.signInEnded : messages.signInLead}</p>
      <SignInForm
        returnTo={safePath(next, '/notes')}
        hint={development ? messages.signInHint : undefined}
      />
    </section>
  );
}
