import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  catalogPlugin,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import {
  EntityProgressCard,
  EntityProgressContent,
  todoProgressApiRef,
  todoProgressPlugin,
} from './legacy';
import { entity, makeProgress } from './__testUtils__/fixtures';
import { InMemoryTodoProgress } from './__testUtils__/InMemoryTodoProgress';

jest.setTimeout(60_000);

const config = {
  app: { title: 'Portal', baseUrl: 'http://localhost' },
  backend: { baseUrl: 'http://localhost' },
};

function createLegacyApp() {
  const app = createApp({
    configLoader: async () => [{ data: config, context: 'test' }],
    plugins: [catalogPlugin, todoProgressPlugin],
    apis: [
      createApiFactory(catalogApiRef, catalogApiMock({ entities: [entity] })),
      createApiFactory(
        todoProgressApiRef,
        new InMemoryTodoProgress(
          new Map([['component:default/checkin-api', makeProgress()]]),
        ),
      ),
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
              <EntityProgressCard />
            </EntityLayout.Route>
            <EntityLayout.Route path="/progress" title="Progress">
              <EntityProgressContent />
            </EntityLayout.Route>
          </EntityLayout>
        </Route>
      </FlatRoutes>
    </AppRouter>,
  );
}

describe('in an app of the old frontend system', () => {
  it('shows the card, and the tab that it leads to', async () => {
    window.history.replaceState(
      {},
      '',
      '/catalog/default/component/checkin-api',
    );
    const App = createLegacyApp();
    render(<App />);

    expect(
      await screen.findByText('1 of 3', {}, { timeout: 20_000 }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('link', { name: 'See all progress' }),
    );

    expect(
      await screen.findByRole(
        'link',
        { name: 'Link to PL-012' },
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(window.location.pathname).toBe(
      '/catalog/default/component/checkin-api/progress',
    );
  });
});
