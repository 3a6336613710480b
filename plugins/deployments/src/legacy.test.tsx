import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  deploymentsApiRef,
  DeploymentsPage,
  EntityDeploymentsCard,
  EntityDeploymentsContent,
} from './legacy';
import { CHECKIN_API } from './__testUtils__/fixtures';
import { makeApi } from './__testUtils__/render';

function createLegacyApp(language = 'en') {
  const app = createApp({
    apis: [
      createApiFactory(deploymentsApiRef, makeApi()),
      createApiFactory(
        catalogApiRef,
        catalogApiMock({ entities: [CHECKIN_API] }),
      ),
    ],
    __experimentalTranslations: {
      defaultLanguage: language,
      availableLanguages: ['en', 'fr'],
    },
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { title: 'Legacy', baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
        },
      },
    ],
  });
  return app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/catalog" element={<CatalogIndexPage />} />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          <EntityLayout>
            <EntityLayout.Route path="/" title="Overview">
              <EntityDeploymentsCard />
            </EntityLayout.Route>
            <EntityLayout.Route path="/deployments" title="Deployments">
              <EntityDeploymentsContent />
            </EntityLayout.Route>
          </EntityLayout>
        </Route>
        <Route path="/deployments" element={<DeploymentsPage />} />
      </FlatRoutes>
    </AppRouter>,
  );
}

afterEach(() => window.localStorage.clear());

describe('in an app of the old frontend system', () => {
  it('shows the card, the tab and the rollback pages', async () => {
    window.history.pushState({}, '', '/catalog/default/component/checkin-api');
    const LegacyApp = createLegacyApp();
    render(<LegacyApp />);
    await userEvent.click(
      await screen.findByRole('link', { name: 'See all deployments' }),
    );
    const production = await screen.findByRole('group', { name: 'production' });
    await userEvent.click(
      within(production).getByRole('link', { name: 'Roll back production…' }),
    );
    expect(
      await screen.findByText('Roll back production of checkin-api'),
    ).toBeInTheDocument();
    expect(window.location.pathname).toBe('/deployments/rollback');
  });

  it('speaks French where the app does', async () => {
    window.history.pushState({}, '', '/catalog/default/component/checkin-api');
    const LegacyApp = createLegacyApp('fr');
    render(<LegacyApp />);
    expect(
      await screen.findByRole('link', { name: 'Tout voir des déploiements' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Jamais déployé')).toBeInTheDocument();
  });
});
