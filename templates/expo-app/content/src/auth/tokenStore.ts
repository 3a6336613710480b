import * as SecureStore from 'expo-secure-store';

const key = 'session-token';

// Stays on this device: neither in a backup nor on another one
const options = { keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY };

/** Keeps the token in the keychain (iOS) or under a key of the keystore (Android). */
export const tokenStore = {
  async read(): Promise<string | undefined> {
    return (await SecureStore.getItemAsync(key, options)) ?? undefined;
  },
  write(token: string): Promise<void> {
    return SecureStore.setItemAsync(key, token, options);
  },
  remove(): Promise<void> {
    return SecureStore.deleteItemAsync(key, options);
  },
};
