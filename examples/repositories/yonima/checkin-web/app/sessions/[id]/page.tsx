import { getSession } from '../../../lib/api';
import { exportUrl } from '../../../lib/export';

interface Props {
  params: Promise<{ id: string }>;
}

export default async function SessionPage({ params }: Props) {
  const session = await getSession((await params).id);
  return (
    <main>
      <h1>{session.title}</h1>
      <p>{session.site}</p>
      <a href={exportUrl(session.id)}>Exporter les présences</a>
    </main>
  );
}
