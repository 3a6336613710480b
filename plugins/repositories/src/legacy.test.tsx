import { screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { renderWithEffects, TestApiRegistry } from '@backstage/test-utils';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApp } from '@backstage/app-defaults';
import { createApiFactory } from '@backstage/core-plugin-api';
import { sourceApiRef } from './api/SourceClient';
import { SourceApi } from './api/types';
import { RepositoriesPage } from './legacy';

describe('legacy', () => {
  it('mounts in an app that runs the old frontend system', async () => {
    window.history.pushState({}, '', '/repositories');
    const api: Partial<SourceApi> = {
      list: async () => ({
        items: [{ owner: 'yonima', name: 'checkin-web' }],
        truncated: false,
      }),
    };
    const apis = TestApiRegistry.from([sourceApiRef, api]);
    const app = createApp({
      apis: [createApiFactory(sourceApiRef, apis.get(sourceApiRef)!)],
      configLoader: async () => [
        {
          context: 'test',
          data: {
            app: { baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
          },
        },
      ],
    });
    const App = app.createRoot(
      <AppRouter>
        <FlatRoutes>
          <Route path="/repositories" element={<RepositoriesPage />} />
        </FlatRoutes>
      </AppRouter>,
    );
    await renderWithEffects(<App />);
    expect(
      await screen.findByRole('link', { name: 'yonima/checkin-web' }),
    ).toHaveAttribute('href', '/repositories/yonima/checkin-web/tree/HEAD');
    expect(screen.getByText('Source')).toBeVisible();
  });
});
