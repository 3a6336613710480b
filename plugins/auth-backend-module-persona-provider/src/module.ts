import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createPersonaAuthenticator, signInAsPersona } from './persona';

/**
 * Registers the auth provider `persona`. Personas are trusted without a
 * password, so the provider refuses to start in production.
 *
 * @public
 */
export const authModulePersonaProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'persona-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        const personas = config.getOptionalStringArray(
          'auth.providers.persona.users',
        );
        if (!personas) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          logger.warn(
            'auth.providers.persona is ignored: personas have no password and exist outside production only',
          );
          return;
        }
        providers.registerProvider({
          providerId: 'persona',
          factory: createProxyAuthProviderFactory({
            authenticator: createPersonaAuthenticator(personas),
            signInResolver: signInAsPersona,
          }),
        });
      },
    });
  },
});
