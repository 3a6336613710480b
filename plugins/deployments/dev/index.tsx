import '@backstage/cli/asset-types';
import './styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import deploymentsPlugin, { deploymentsApiRef } from '../src';
import { CHECKIN_API, checkinDeployments } from '../src/__testUtils__/fixtures';
import { InMemoryDeployments } from '../src/__testUtils__/InMemoryDeployments';

const deployments = new InMemoryDeployments(checkinDeployments(new Date()));
if (window.location.search.includes('staging-only')) {
  deployments.mayAct.delete('production');
}

const inMemoryDeployments = createFrontendModule({
  pluginId: 'deployments',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: deploymentsApiRef,
          deps: {},
          factory: () => deployments,
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
          factory: () => catalogApiMock({ entities: [CHECKIN_API] }),
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

/** Shows the pages with deployments in memory: open /catalog/default/component/checkin-api. */
const app = createApp({
  features: [
    signedIn,
    catalogPlugin,
    inMemoryCatalog,
    deploymentsPlugin,
    inMemoryDeployments,
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
