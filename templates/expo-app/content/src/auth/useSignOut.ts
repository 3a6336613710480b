import { useCallback } from 'react';
import { useApi } from '@/api/ApiProvider';
import { useSession } from './SessionProvider';

/**
 * Ends the session here at once, and at the backend where it can be reached:
 * a token that someone copied is worth nothing then.
 */
export function useSignOut(): () => Promise<void> {
  const api = useApi();
  const { signOut } = useSession();
  return useCallback(async () => {
    const ended = api.DELETE('/api/v1/session').catch(() => undefined);
    await signOut();
    await ended;
  }, [api, signOut]);
}
