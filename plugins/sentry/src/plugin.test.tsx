import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import deploymentsPlugin, {
  deploymentsApiRef,
} from '@jalon/plugin-deployments';
import sentryPlugin, { sentryApiRef } from './index';
import { inMemoryDeployments } from './__testUtils__/deployments';
import { entity } from './__testUtils__/fixtures';
import { InMemorySentryApi } from './__testUtils__/InMemorySentryApi';

const system = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'check-in', namespace: 'default' },
  spec: { owner: 'group:checkin' },
};

function open(address: string) {
  const inMemory = createFrontendModule({
    pluginId: 'sentry',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: sentryApiRef,
            deps: {},
            factory: () => new InMemorySentryApi(),
          }),
      }),
    ],
  });
  const deployments = createFrontendModule({
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
  const catalog = createFrontendModule({
    pluginId: 'catalog',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: catalogApiRef,
            deps: {},
            factory: () => catalogApiMock({ entities: [entity, system] }),
          }),
      }),
    ],
  });
  renderTestApp({
    features: [
      catalogPlugin,
      catalog,
      deploymentsPlugin,
      deployments,
      sentryPlugin,
      inMemory,
    ],
    initialRouteEntries: [address],
  });
}

describe('in the new frontend system', () => {
  it('adds a card and a tab to a component, and leads to the rollback', async () => {
    open('/catalog/default/component/checkin-api');
    await userEvent.click(
      await screen.findByRole('link', { name: 'See all errors' }),
    );
    expect(
      await screen.findByRole('link', {
        name: /Roll back production to 1\.4\.2/,
      }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/deployments\/rollback\?.*deploymentId=dep-142$/,
      ),
    );
  });

  it('tells on the Deployments tab what each deployment did', async () => {
    open(
      '/catalog/default/component/checkin-api/deployments?deployment=dep-143',
    );
    expect(
      await screen.findByText('1 new error and 1 that came back'),
    ).toBeInTheDocument();
    const card = await screen.findByRole('group', { name: 'production' });
    expect(
      await within(card).findByText('Errors: 1 new · 1 back'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Roll back production to 1\.4\.2/ }),
    ).toBeInTheDocument();
  });

  it('leaves entities of other kinds alone', async () => {
    open('/catalog/default/system/check-in');
    expect(await screen.findByText('check-in')).toBeInTheDocument();
    expect(screen.queryByRole('tab', { name: 'Errors' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'See all errors' })).toBeNull();
  });
});
