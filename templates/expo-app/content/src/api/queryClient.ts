import { focusManager, QueryClient } from '@tanstack/react-query';
import { AppState, Platform } from 'react-native';
import { ApiError } from './ApiError';

/** Keeps answers of the API while the app runs, and asks again when it must. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.retryable,
        retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 10_000),
      },
      // A note sent twice would be there twice
      mutations: { retry: false },
    },
  });
}

/** Has stale answers asked for again when the app comes back; gives the way to stop. */
export function refetchOnReturn(): () => void {
  const subscription = AppState.addEventListener('change', (state) => {
    if (Platform.OS !== 'web') {
      focusManager.setFocused(state === 'active');
    }
  });
  return () => subscription.remove();
}
