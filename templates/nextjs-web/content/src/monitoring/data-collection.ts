/** Sentry gets stacks, never what visitors sent: their tokens and texts are in all of these. */
export const dataCollection = {
  userInfo: false,
  cookies: false,
  httpHeaders: false,
  httpBodies: [],
  urlQueryParams: false,
  stackFrameVariables: false,
};
