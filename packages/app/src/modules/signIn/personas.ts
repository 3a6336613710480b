/** What the sign-in page tells of a persona of the demo organisation. */
export interface Persona {
  readonly entityRef: string;
  readonly name: string;
  readonly description: string;
}

const known: Record<string, Omit<Persona, 'entityRef'>> = {
  'user:default/guest': {
    name: 'Guest',
    description: 'Platform team: may do everything, everywhere.',
  },
  'user:default/amel.diop': {
    name: 'Amel Diop',
    description:
      'Check-in team: owns the API, rolls back staging but not production.',
  },
  'user:default/moussa.fall': {
    name: 'Moussa Fall',
    description: 'Growth team: owns nothing here, may look around.',
  },
};

/** The persona of a user, named by its reference where nothing else is known. */
export function personaOf(entityRef: string): Persona {
  return {
    entityRef,
    ...(known[entityRef] ?? {
      name: entityRef.replace(/^.*\//, ''),
      description: entityRef,
    }),
  };
}
