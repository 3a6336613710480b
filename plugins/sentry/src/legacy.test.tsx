import { render, screen } from '@testing-library/react';
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
import { rollbackRouteRef } from '@jalon/plugin-deployments';
import { DeploymentsPage } from '@jalon/plugin-deployments/legacy';
import {
  EntityErrorsCard,
  EntityErrorsContent,
  sentryApiRef,
  sentryPlugin,
} from './legacy';
import { entity } from './__testUtils__/fixtures';
import { InMemorySentryApi } from './__testUtils__/InMemorySentryApi';

function createLegacyApp() {
  const app = createApp({
    apis: [
      createApiFactory(sentryApiRef, new InMemorySentryApi()),
      createApiFactory(catalogApiRef, catalogApiMock({ entities: [entity] })),
    ],
    bindRoutes: ({ bind }) =>
      bind(sentryPlugin.externalRoutes, { rollback: rollbackRouteRef }),
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
              <EntityErrorsCard />
            </EntityLayout.Route>
            <EntityLayout.Route path="/errors" title="Errors">
              <EntityErrorsContent />
            </EntityLayout.Route>
          </EntityLayout>
        </Route>
        <Route path="/deployments" element={<DeploymentsPage />} />
      </FlatRoutes>
    </AppRouter>,
  );
}

describe('in an app of the old frontend system', () => {
  it('shows the card and the tab, and leads to the rollback', async () => {
    window.history.pushState({}, '', '/catalog/default/component/checkin-api');
    const LegacyApp = createLegacyApp();
    render(<LegacyApp />);
    await userEvent.click(
      await screen.findByRole('link', { name: 'See all errors' }),
    );
    expect(
      await screen.findByRole('link', {
        name: /Roll back production to 1\.4\.2/,
      }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('/deployments/rollback?'),
    );
    expect(window.location.pathname).toBe(
      '/catalog/default/component/checkin-api/errors',
    );
  });
});
