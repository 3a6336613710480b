/** What the sign-in page tells of a user that anybody may enter as. */
export interface Persona {
  readonly entityRef: string;
  readonly name: string;
  /** Key of the sentence about what they may do, for people of the demo. */
  readonly about?: 'guest' | 'amel' | 'moussa';
}

const demo: Record<string, Omit<Persona, 'entityRef'>> = {
  'user:default/guest': { name: 'Guest', about: 'guest' },
  'user:default/amel.diop': { name: 'Amel Diop', about: 'amel' },
  'user:default/moussa.fall': { name: 'Moussa Fall', about: 'moussa' },
};

/** The persona of a user, named by its reference where nothing else is known. */
export function personaOf(entityRef: string): Persona {
  return {
    entityRef,
    ...(demo[entityRef] ?? { name: entityRef.replace(/^.*\//, '') }),
  };
}
