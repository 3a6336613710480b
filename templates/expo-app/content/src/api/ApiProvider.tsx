import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useSession } from '@/auth/SessionProvider';
import { useConfig } from '@/config/ConfigContext';
import { type ApiClient, createApiClient } from './client';
import { createQueryClient, refetchOnReturn } from './queryClient';

export const ApiContext = createContext<ApiClient | undefined>(undefined);

/** Gives screens the API in the name of who is signed in. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const { apiUrl } = useConfig();
  const { token, expire } = useSession();
  const client = useMemo(
    () =>
      createApiClient({
        baseUrl: apiUrl,
        token: () => token,
        onUnauthorized: () => token && expire(token),
      }),
    [apiUrl, token, expire],
  );
  const [queryClient] = useState(createQueryClient);
  // What one person has read is not for the next
  useEffect(() => {
    if (!token) {
      queryClient.clear();
    }
  }, [token, queryClient]);
  useEffect(refetchOnReturn, []);
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContext value={client}>{children}</ApiContext>
    </QueryClientProvider>
  );
}

export function useApi(): ApiClient {
  const client = use(ApiContext);
  if (!client) {
    throw new Error('useApi needs an ApiProvider around it');
  }
  return client;
}
