import { screen } from '@testing-library/react';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import repositoriesPlugin from '.';
import { sourceApiRef } from './api/SourceClient';
import { SourceApi } from './api/types';

const inMemory: SourceApi = {
  list: async () => ({
    items: [{ owner: 'yonima', name: 'checkin-api' }],
    truncated: false,
  }),
  tree: () => new Promise(() => {}),
  blob: () => new Promise(() => {}),
  commit: () => new Promise(() => {}),
};

describe('in the new frontend system', () => {
  it('serves the addresses that repositories give to people', async () => {
    renderTestApp({
      features: [
        repositoriesPlugin,
        createFrontendModule({
          pluginId: 'repositories',
          extensions: [
            ApiBlueprint.make({
              name: 'source',
              params: defineParams =>
                defineParams({
                  api: sourceApiRef,
                  deps: {},
                  factory: () => inMemory,
                }),
            }),
          ],
        }),
      ],
      initialRouteEntries: ['/repositories'],
    });
    expect(
      await screen.findByRole('link', { name: 'yonima/checkin-api' }),
    ).toHaveAttribute('href', '/repositories/yonima/checkin-api/tree/HEAD');
  });
});
