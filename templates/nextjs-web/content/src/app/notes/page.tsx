import type { Metadata } from 'next';
import Link from 'next/link';
import { NewNoteForm } from '@/components/new-note-form';
import { NoteList } from '@/components/note-list';
import styles from '@/components/notes.module.css';
import ui from '@/components/ui.module.css';
import { messages } from '@/messages';
import { listNotes } from '@/notes/notes';
import { requireSession } from '@/session/session';

export const metadata: Metadata = { title: messages.notes, robots: { index: false } };

interface NotesPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NotesPage({ searchParams }: NotesPageProps) {
  const { cursor } = await searchParams;
  const from = typeof cursor === 'string' ? cursor : undefined;
  const { items, nextCursor } = await listNotes(await requireSession('/notes'), from);
  return (
    <>
      <h1>{messages.notes}</h1>
      <p className={ui.lead}>{messages.notesLead}</p>
      <div className={styles.layout}>
        <section className={`${ui.card} ${styles.side}`} aria-labelledby="new-note">
          <h2 id="new-note">{messages.newNote}</h2>
          <NewNoteForm />
        </section>
        <section aria-label={messages.notes}>
          <NoteList notes={items} />
          {(from ?? nextCursor) && (
            <nav className={styles.pages} aria-label={messages.notesPages}>
              {from && <Link href="/notes">{messages.notesNewest}</Link>}
              {nextCursor && (
                <Link href={`/notes?${new URLSearchParams({ cursor: nextCursor })}`}>
                  {messages.notesOlder}
                </Link>
              )}
            </nav>
          )}
        </section>
      </div>
    </>
  );
}
