/** Stands in for the request that `next/headers` reads. */
export const requestContext = {
  headers: new Headers(),
  cookies: new Map<string, string>(),
  /** What the response sets, by name. */
  set: new Map<string, { value: string; options: Record<string, unknown> }>(),

  reset(): void {
    this.headers = new Headers();
    this.cookies.clear();
    this.set.clear();
  },
};

/** For `jest.mock('next/headers', ...)`. */
export const nextHeaders = {
  headers: () => Promise.resolve(requestContext.headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => {
        const value = requestContext.cookies.get(name);
        return value === undefined ? undefined : { name, value };
      },
      set: (name: string, value: string, options: Record<string, unknown>) =>
        requestContext.set.set(name, { value, options }),
    }),
};
