type Listener = () => void;

const queries = new Map<string, Set<Listener>>();
let width = 1280;

const matches = (query: string) =>
  width >= Number(/min-width:\s*(\d+)px/.exec(query)?.[1] ?? Infinity);

function matchMedia(query: string) {
  const listeners = queries.get(query) ?? new Set<Listener>();
  queries.set(query, listeners);
  return {
    get matches() {
      return matches(query);
    },
    media: query,
    onchange: null,
    addEventListener: (_type: string, listener: Listener) =>
      listeners.add(listener),
    removeEventListener: (_type: string, listener: Listener) =>
      listeners.delete(listener),
    addListener: (listener: Listener) => listeners.add(listener),
    removeListener: (listener: Listener) => listeners.delete(listener),
    dispatchEvent: () => true,
  };
}

/** Gives the tests a window of a width, which jsdom has not. */
export function setViewportWidth(next: number) {
  width = next;
  Object.defineProperty(window, 'matchMedia', {
    value: matchMedia,
    configurable: true,
    writable: true,
  });
  queries.forEach(listeners => listeners.forEach(listener => listener()));
}
