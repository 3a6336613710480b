import Image from 'next/image';
import { messages } from '@/messages';
import type { Note } from '@/notes/notes';
import styles from './notes.module.css';
import ui from './ui.module.css';

const date = new Intl.DateTimeFormat(messages.locale, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** The notes, or what to do when there are none. */
export function NoteList({ notes }: { readonly notes: readonly Note[] }) {
  if (notes.length === 0) {
    return (
      <div className={styles.empty}>
        <Image src="/empty.svg" alt="" width={96} height={72} />
        <h2>{messages.notesEmptyTitle}</h2>
        <p className={ui.muted}>{messages.notesEmptyText}</p>
      </div>
    );
  }
  return (
    <ul className={styles.list}>
      {notes.map((note) => (
        <li key={note.id}>
          <article className={`${ui.card} ${styles.note}`}>
            <h2>{note.title}</h2>
            {note.text && <p className={styles.text}>{note.text}</p>}
            <p className={styles.date}>
              {note.author.name} ·{' '}
              <time dateTime={note.createdAt}>{date.format(new Date(note.createdAt))} UTC</time>
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
}
