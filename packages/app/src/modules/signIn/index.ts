import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => (await import('./PersonaSignInPage')).PersonaSignInPage,
  },
});

/** Signing in: a choice of personas where they are configured, else GitHub. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
