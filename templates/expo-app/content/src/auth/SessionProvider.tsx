import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { tokenStore } from './tokenStore';

type State =
  | { readonly status: 'loading' }
  | { readonly status: 'signedOut'; readonly expired: boolean }
  | { readonly status: 'signedIn'; readonly token: string };

interface Session {
  readonly status: State['status'];
  readonly token?: string;
  /** Whether the API ended the session, not the reader. */
  readonly expired: boolean;
  readonly signIn: (token: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Ends the session of a token the API refused, unless another one has begun. */
  readonly expire: (token: string) => void;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** Keeps who is signed in, across starts of the app. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ status: 'loading' });

  useEffect(() => {
    tokenStore.read().then(
      (token) =>
        setState(token ? { status: 'signedIn', token } : { status: 'signedOut', expired: false }),
      // A keychain that lost its key, as after a restored backup
      () => setState({ status: 'signedOut', expired: false }),
    );
  }, []);

  const signIn = useCallback(async (token: string) => {
    await tokenStore.write(token);
    setState({ status: 'signedIn', token });
  }, []);

  const signOut = useCallback(async () => {
    setState({ status: 'signedOut', expired: false });
    await tokenStore.remove();
  }, []);

  const expire = useCallback((refused: string) => {
    setState((current) =>
      current.status === 'signedIn' && current.token === refused
        ? { status: 'signedOut', expired: true }
        : current,
    );
    void forget(refused);
  }, []);

  const session = useMemo<Session>(
    () => ({
      status: state.status,
      token: state.status === 'signedIn' ? state.token : undefined,
      expired: state.status === 'signedOut' && state.expired,
      signIn,
      signOut,
      expire,
    }),
    [state, signIn, signOut, expire],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

async function forget(refused: string): Promise<void> {
  try {
    if ((await tokenStore.read()) === refused) {
      await tokenStore.remove();
    }
  } catch {
    // What cannot be read cannot be used either; the next sign-in overwrites it
  }
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) {
    throw new Error('useSession needs a SessionProvider around it');
  }
  return session;
}
