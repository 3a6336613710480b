import Link from 'next/link';
import type { Session } from '../lib/api';

export function SessionList({ sessions }: { sessions: Session[] }) {
  if (sessions.length === 0) {
    return <p>Aucune session aujourd’hui.</p>;
  }
  return (
    <ul>
      {sessions.map(session => (
        <li key={session.id}>
          <Link href={`/sessions/${session.id}`}>
            {session.title} · {session.site}
          </Link>
        </li>
      ))}
    </ul>
  );
}
