import { parseEntityRef, type UserEntity } from '@backstage/catalog-model';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  type SignInResolver,
} from '@backstage/plugin-auth-node';

/** Request header that carries the entity reference of the chosen persona. */
export const PERSONA_HEADER = 'x-jalon-persona';

export interface PersonaResult {
  readonly entityRef: string;
}

/** Accepts exactly the users named in the configuration. */
export function createPersonaAuthenticator(personas: readonly string[]) {
  return createProxyAuthenticator<undefined, PersonaResult, undefined>({
    defaultProfileTransform: async ({ entityRef }, ctx) => {
      const { entity } = await ctx.findCatalogUser({ entityRef });
      const { profile } = (entity as UserEntity).spec;
      return {
        profile: {
          displayName: profile?.displayName ?? parseEntityRef(entityRef).name,
          email: profile?.email,
          picture: profile?.picture,
        },
      };
    },
    initialize: () => undefined,
    async authenticate({ req }) {
      const entityRef = req.header(PERSONA_HEADER);
      if (!entityRef) {
        throw new AuthenticationError(
          `Name the persona to sign in as in the ${PERSONA_HEADER} header`,
        );
      }
      if (!personas.includes(entityRef)) {
        throw new NotAllowedError(
          `There is no such persona; auth.providers.persona.users has ${personas.join(
            ', ',
          )}`,
        );
      }
      return { result: { entityRef } };
    },
  });
}

export const signInAsPersona: SignInResolver<PersonaResult> = async (
  { result },
  ctx,
) => ctx.signInWithCatalogUser({ entityRef: result.entityRef });
