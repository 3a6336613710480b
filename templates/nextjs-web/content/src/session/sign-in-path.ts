/** Where visitors sign in before they go on; `ended` tells them that they have been signed in. */
export function signInPath(returnTo: string, ended = false): string {
  const parameters = new URLSearchParams({ next: returnTo, ...(ended ? { ended: '1' } : {}) });
  return `/sign-in?${parameters}`;
}
