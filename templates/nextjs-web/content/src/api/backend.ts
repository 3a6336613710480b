import 'server-only';
import { headers } from 'next/headers';
import { environment } from '@/config/environment';
import { type BackendClient, createBackendClient } from './client';

/** A client of the backend for the current request. */
export async function backend(token?: string): Promise<BackendClient> {
  const { NEXT_PUBLIC_API_URL, BACKEND_TIMEOUT_MS } = environment();
  return createBackendClient({
    baseUrl: NEXT_PUBLIC_API_URL,
    timeoutMs: BACKEND_TIMEOUT_MS,
    incoming: await headers(),
    token,
  });
}
