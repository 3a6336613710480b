import type { Metadata } from 'next';
import Link from 'next/link';
import ui from '@/components/ui.module.css';
import { messages } from '@/messages';
import { serviceDescription, serviceName } from '@/service';
import { readSession } from '@/session/session';
import styles from './page.module.css';

export const metadata: Metadata = { alternates: { canonical: '/' } };

export default async function HomePage() {
  const signedIn = (await readSession()) !== undefined;
  return (
    <>
      <section className={styles.hero}>
        <h1>{serviceName}</h1>
        <p className={ui.lead}>{serviceDescription}</p>
        <div className={styles.actions}>
          <Link className={ui.button} href="/notes">
            {messages.homeOpenNotes}
          </Link>
          {!signedIn && (
            <Link className={`${ui.button} ${ui.quiet}`} href="/sign-in">
              {messages.signIn}
            </Link>
          )}
        </div>
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{messages.homeStepsTitle}</h2>
        <ol className={styles.steps}>
          {messages.homeSteps.map((step) => (
            <li key={step.title} className={`${ui.card} ${styles.step}`}>
              <h3>{step.title}</h3>
              <p className={ui.muted}>{step.text}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
