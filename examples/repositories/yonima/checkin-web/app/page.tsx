import { SessionList } from '../components/SessionList';
import { listSessions } from '../lib/api';

export default async function Home() {
  const sessions = await listSessions();
  return (
    <main>
      <h1>Sessions du jour</h1>
      <SessionList sessions={sessions} />
    </main>
  );
}
