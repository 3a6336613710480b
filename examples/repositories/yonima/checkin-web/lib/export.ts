const base = process.env.NEXT_PUBLIC_API_URL ?? 'http://localhost:3001/api/v1';

export function exportUrl(sessionId: string): string {
  return `${base}/sessions/${encodeURIComponent(sessionId)}/export`;
}
