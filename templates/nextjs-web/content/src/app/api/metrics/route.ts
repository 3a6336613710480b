import { registry } from '@/metrics/metrics';
import { problem } from '@/api/respond';

export const dynamic = 'force-dynamic';

/** For Prometheus inside the cluster: what came through the ingress carries its header. */
export async function GET(request: Request): Promise<Response> {
  if (request.headers.has('x-real-ip')) {
    return problem(404, 'There is nothing here');
  }
  return new Response(await registry.metrics(), {
    headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
  });
}
