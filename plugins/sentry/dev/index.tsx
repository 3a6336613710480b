import '@backstage/cli/asset-types';
import './styles.css';
import { useEffect } from 'react';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import deploymentsPlugin, {
  deploymentsApiRef,
} from '@jalon/plugin-deployments';
import sentryPlugin, { sentryApiRef } from '../src';
import { inMemoryDeployments } from '../src/__testUtils__/deployments';
import { entity } from '../src/__testUtils__/fixtures';
import { InMemorySentryApi } from '../src/__testUtils__/InMemorySentryApi';
import { SCENARIOS } from './scenarios';

const wanted = new URLSearchParams(window.location.search).get('scenario');
const name = wanted ?? window.sessionStorage.getItem('scenario') ?? 'broken';
window.sessionStorage.setItem('scenario', name);

const inMemoryErrors = createFrontendModule({
  pluginId: 'sentry',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: sentryApiRef,
          deps: {},
          factory: () => new InMemorySentryApi(SCENARIOS[name]),
        }),
    }),
  ],
});

const deploymentsInMemory = createFrontendModule({
  pluginId: 'deployments',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: deploymentsApiRef,
          deps: {},
          factory: () => inMemoryDeployments,
        }),
    }),
  ],
});

const inMemoryCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: [entity] }),
        }),
    }),
  ],
});

/** There is no backend to sign in to. */
function SignedIn({ onSignInSuccess }: SignInPageProps) {
  useEffect(
    () =>
      onSignInSuccess({
        getProfileInfo: async () => ({ displayName: 'Amel Diop' }),
        getBackstageIdentity: async () => ({
          type: 'user',
          userEntityRef: 'user:default/amel.diop',
          ownershipEntityRefs: ['group:default/checkin'],
        }),
        getCredentials: async () => ({}),
        signOut: async () => {},
      }),
    [onSignInSuccess],
  );
  return null;
}

const signedIn = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({ params: { loader: async () => SignedIn } }),
  ],
});

/**
 * Shows the tab and the card with errors in memory: open
 * /catalog/default/component/checkin-api/errors?scenario=broken (or another
 * one of `scenarios.ts`).
 */
const app = createApp({
  features: [
    signedIn,
    catalogPlugin,
    inMemoryCatalog,
    deploymentsPlugin,
    deploymentsInMemory,
    sentryPlugin,
    inMemoryErrors,
  ],
});

const root = document.getElementById('root');
if (root) {
  ReactDOM.createRoot(root).render(app.createRoot());
}
