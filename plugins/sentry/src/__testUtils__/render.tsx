import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { sentryApiRef } from '../api';
import { rollbackExternalRouteRef } from '../routes';
import { entity } from './fixtures';
import { InMemorySentryApi } from './InMemorySentryApi';

/** Says where the app is, for tests of what stands in the address. */
function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

/** Shows a component of the entity page of checkin-api, at a search. */
export function renderForEntity(
  element: ReactElement,
  options: {
    api?: InMemorySentryApi;
    search?: string;
    /** Whether the app has the deployments plugin's pages. */
    withRollback?: boolean;
  } = {},
): InMemorySentryApi {
  const {
    api = new InMemorySentryApi(),
    search = '',
    withRollback = true,
  } = options;
  renderInTestApp(
    <TestApiProvider apis={[[sentryApiRef, api]]}>
      <EntityProvider entity={entity}>{element}</EntityProvider>
      <Address />
    </TestApiProvider>,
    {
      initialRouteEntries: [`/${search}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(withRollback && {
          '/deployments/rollback': rollbackExternalRouteRef,
        }),
      },
      apis: [mockApis.translation()],
    },
  );
  return api;
}
