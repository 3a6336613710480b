import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  TranslationBlueprint,
} from '@backstage/plugin-app-react';
import { signInMessages } from './translation';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => (await import('./PersonaSignInPage')).PersonaSignInPage,
  },
});

const translation = TranslationBlueprint.make({
  name: 'sign-in',
  params: { resource: signInMessages },
});

/** Signing in: a choice of personas where they are configured, else GitHub. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage, translation],
});
