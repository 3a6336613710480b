export interface Session {
  id: string;
  title: string;
  site: string;
  startsAt: string;
}

const base = process.env.NEXT_PUBLIC_API_URL ?? 'http://localhost:3001/api/v1';

export async function listSessions(): Promise<Session[]> {
  return get('/sessions?limit=50');
}

export async function getSession(id: string): Promise<Session> {
  return get(`/sessions/${encodeURIComponent(id)}`);
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${base}${path}`, { next: { revalidate: 15 } });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json() as Promise<T>;
}
