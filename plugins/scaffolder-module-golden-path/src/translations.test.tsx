import { createApp } from '@backstage/frontend-defaults';
import {
  createFrontendPlugin,
  PageBlueprint,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { render, screen } from '@testing-library/react';
import goldenPathFeatures, { goldenPathTranslationRef } from '.';

function Page() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return <p>{t('name.free', { name: 'orders-api' })}</p>;
}

const page = createFrontendPlugin({
  pluginId: 'page',
  extensions: [
    PageBlueprint.make({
      params: { path: '/', loader: async () => <Page /> },
    }),
  ],
});

describe('an app with the features of this package', () => {
  it('speaks French to whoever chose it', async () => {
    localStorage.setItem('language', 'fr');
    const config = mockApis.config({
      data: {
        app: {
          title: 'Test',
          baseUrl: 'http://localhost',
          extensions: [
            { 'sign-in-page:app': false },
            {
              'api:app/app-language': {
                config: { availableLanguages: ['en', 'fr'] },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost' },
      },
    });
    const app = createApp({
      features: [page, goldenPathFeatures],
      advanced: { configLoader: async () => ({ config }) },
    });
    render(app.createRoot());
    expect(
      await screen.findByText('orders-api est libre dans le catalogue'),
    ).toBeInTheDocument();
  });
});
