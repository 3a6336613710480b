import { type NextRequest, NextResponse } from 'next/server';
import { environment } from '@/config/environment';
import { requestIdHeader, requestIdOf } from '@/logging/request-id';
import { contentSecurityPolicy } from '@/security/content-security-policy';
import { mayMutate } from '@/security/same-origin';

export const nonceHeader = 'x-nonce';

const policyHeader = 'content-security-policy';

/** What every request goes through: an id, the check of mutations, the policy of its page. */
export function proxy(request: NextRequest): NextResponse {
  const requestId = requestIdOf(request.headers);
  if (!mayMutate(request.method, request.headers)) {
    return NextResponse.json(
      { statusCode: 403, message: 'Only pages of this site may do that' },
      { status: 403, headers: { [requestIdHeader]: requestId } },
    );
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const { NEXT_PUBLIC_SENTRY_DSN, ANALYTICS_SCRIPT_URL } = environment();
  const policy = contentSecurityPolicy({
    nonce,
    development: process.env.NODE_ENV === 'development',
    connectTo: [NEXT_PUBLIC_SENTRY_DSN, ANALYTICS_SCRIPT_URL],
  });
  const headers = new Headers(request.headers);
  headers.set(requestIdHeader, requestId);
  headers.set(nonceHeader, nonce);
  // Next.js finds the nonce for its own scripts here
  headers.set(policyHeader, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(requestIdHeader, requestId);
  response.headers.set(policyHeader, policy);
  return response;
}

export const config = {
  matcher: ['/((?!_next/static|_next/image).*)'],
};
