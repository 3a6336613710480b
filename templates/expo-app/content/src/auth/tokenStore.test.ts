import * as SecureStore from 'expo-secure-store';
import { tokenStore } from './tokenStore';

it('keeps and forgets a token', async () => {
  await expect(tokenStore.read()).resolves.toBeUndefined();
  await tokenStore.write('a.b.c');
  await expect(tokenStore.read()).resolves.toBe('a.b.c');
  await tokenStore.remove();
  await expect(tokenStore.read()).resolves.toBeUndefined();
});

it('never lets the token leave the device', async () => {
  await tokenStore.write('a.b.c');
  expect(SecureStore.setItemAsync).toHaveBeenCalledWith('session-token', 'a.b.c', {
    keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY,
  });
});
