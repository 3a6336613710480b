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
import deploymentsPlugin, { deploymentsApiRef } from './index';
import { CHECKIN_API } from './__testUtils__/fixtures';
import { makeApi } from './__testUtils__/render';

const SYSTEM = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'check-in', namespace: 'default' },
  spec: { owner: 'group:checkin' },
};

function open(address: string) {
  const api = makeApi();
  const inMemory = createFrontendModule({
    pluginId: 'deployments',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: deploymentsApiRef,
            deps: {},
            factory: () => api,
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
            factory: () => catalogApiMock({ entities: [CHECKIN_API, SYSTEM] }),
          }),
      }),
    ],
  });
  renderTestApp({
    features: [catalogPlugin, catalog, deploymentsPlugin, inMemory],
    initialRouteEntries: [address],
  });
  return api;
}

describe('in the new frontend system', () => {
  it('adds a card and a tab to a component, and leads to a rollback', async () => {
    open('/catalog/default/component/checkin-api');
    const seeAll = await screen.findByRole('link', {
      name: 'See all deployments',
    });
    await userEvent.click(seeAll);
    const production = await screen.findByRole('group', { name: 'production' });
    await userEvent.click(
      within(production).getByRole('link', { name: 'Roll back production…' }),
    );
    expect(
      await screen.findByText('Roll back production of checkin-api'),
    ).toBeInTheDocument();
  });

  it('leaves entities of other kinds alone', async () => {
    open('/catalog/default/system/check-in');
    expect(await screen.findByText('check-in')).toBeInTheDocument();
    expect(
      screen.queryByRole('tab', { name: 'Deployments' }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText('See all →')).not.toBeInTheDocument();
  });

  it('has a landing page that leads to the catalog', async () => {
    open('/deployments');
    expect(
      await screen.findByRole('link', { name: 'Choose a component' }),
    ).toHaveAttribute('href', '/catalog');
  });
});
