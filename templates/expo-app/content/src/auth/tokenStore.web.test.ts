import { tokenStore } from './tokenStore.web';

it('keeps a token as long as the page lives', async () => {
  await expect(tokenStore.read()).resolves.toBeUndefined();
  await tokenStore.write('a.b.c');
  await expect(tokenStore.read()).resolves.toBe('a.b.c');
  await tokenStore.remove();
  await expect(tokenStore.read()).resolves.toBeUndefined();
});
