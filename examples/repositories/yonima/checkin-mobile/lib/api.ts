import type { PendingCheckin } from './queue';

const base = process.env.EXPO_PUBLIC_API_URL;

/** True once the server has it; a repetition is answered like the first. */
export async function post(checkin: PendingCheckin): Promise<boolean> {
  try {
    const response = await fetch(`${base}/checkins`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `${checkin.sessionId}/${checkin.occurredAt}`,
      },
      body: JSON.stringify({ ...checkin, source: 'mobile' }),
    });
    return response.ok;
  } catch {
    return false;
  }
}
