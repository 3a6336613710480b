import { environment } from '@/config/environment';
import { serviceName } from '@/service';

export const dynamic = 'force-dynamic';

/** Whether this server may be sent traffic; the backend has a probe of its own. */
export function GET(): Response {
  return Response.json(
    { status: 'ok', service: serviceName, version: environment().APP_VERSION },
    { headers: { 'cache-control': 'no-store' } },
  );
}
