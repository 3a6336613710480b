import { z } from 'zod';
import { answering, logFailure, problem, readJson } from '@/api/respond';
import { isAccepted, revoke } from '@/session/backend';
import { endSession, isUsable, readSession, startSession } from '@/session/session';

// A cookie of more than 4096 bytes is dropped by browsers without a word
const credentialsSchema = z.object({ token: z.string().trim().min(1).max(3800) });

/** Signs in with a token that the backend accepts. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const credentials = credentialsSchema.safeParse(await readJson(request));
    if (!credentials.success) {
      return problem(400, 'A token is missing, or it is too long for a cookie');
    }
    const { token } = credentials.data;
    if (!isUsable(token) || !(await isAccepted(token))) {
      return problem(401, 'The token is not valid, or no longer');
    }
    await startSession(token);
    return new Response(null, { status: 204 });
  });
}

/** Signs out: here in any case, and at the backend when it answers. */
export async function DELETE(): Promise<Response> {
  const session = await readSession();
  if (session) {
    await revoke(session).catch(logFailure);
  }
  await endSession();
  return new Response(null, { status: 204 });
}
