import { act, renderHook, waitFor } from '@testing-library/react-native';
import * as SecureStore from 'expo-secure-store';
import { SessionProvider, useSession } from './SessionProvider';
import { tokenStore } from './tokenStore';

async function start() {
  const { result } = await renderHook(useSession, { wrapper: SessionProvider });
  await waitFor(() => expect(result.current.status).not.toBe('loading'));
  return result;
}

beforeEach(() => tokenStore.remove());

it('ends a session that the API refused', async () => {
  await tokenStore.write('first');
  const session = await start();
  expect(session.current).toMatchObject({ status: 'signedIn', token: 'first' });
  await act(async () => session.current.expire('first'));
  expect(session.current).toMatchObject({ status: 'signedOut', expired: true });
  await expect(tokenStore.read()).resolves.toBeUndefined();
});

it('keeps the next session when the answer to the former one comes late', async () => {
  const session = await start();
  await act(async () => session.current.signIn('second'));
  await act(async () => session.current.expire('first'));
  expect(session.current).toMatchObject({ status: 'signedIn', token: 'second' });
  await expect(tokenStore.read()).resolves.toBe('second');
});

it('asks to sign in when the keychain has lost its key', async () => {
  jest.mocked(SecureStore.getItemAsync).mockRejectedValueOnce(new Error('key lost'));
  const session = await start();
  expect(session.current).toMatchObject({ status: 'signedOut', expired: false });
});
