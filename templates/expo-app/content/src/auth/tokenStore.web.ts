let current: string | undefined;

/** Browsers have no keychain: the token lives as long as the page. */
export const tokenStore = {
  read(): Promise<string | undefined> {
    return Promise.resolve(current);
  },
  write(token: string): Promise<void> {
    current = token;
    return Promise.resolve();
  },
  remove(): Promise<void> {
    current = undefined;
    return Promise.resolve();
  },
};
