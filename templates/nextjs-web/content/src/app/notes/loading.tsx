import styles from '@/components/notes.module.css';
import ui from '@/components/ui.module.css';
import { messages } from '@/messages';

export default function NotesLoading() {
  return (
    <>
      <h1>{messages.notes}</h1>
      <p className={ui.lead} role="status">
        {messages.notesLoading}
      </p>
      <div className={styles.layout} aria-hidden>
        <div className={styles.side}>
          <div className={styles.skeleton} />
        </div>
        <div className={styles.list}>
          <div className={styles.skeleton} />
          <div className={styles.skeleton} />
          <div className={styles.skeleton} />
        </div>
      </div>
    </>
  );
}
