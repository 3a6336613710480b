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
import { signalApiRef } from '@backstage/plugin-signals-react';
import { deploymentsApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { CHECKIN_API, checkinDeployments } from './fixtures';
import { InMemoryDeployments } from './InMemoryDeployments';

/** Says where the app is, for tests of what stands in the address. */
function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

/** Signals that a test sends by itself. */
export class FakeSignals {
  readonly #listeners = new Set<(message: never) => void>();

  subscribe(_channel: string, listener: (message: never) => void) {
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  send(message: object) {
    this.#listeners.forEach(listener => listener(message as never));
  }
}

export interface Rendered {
  readonly api: InMemoryDeployments;
  readonly signals: FakeSignals;
}

export function makeApi() {
  return new InMemoryDeployments(checkinDeployments(new Date()));
}

/** Shows a component of the entity page of checkin-api, at a search. */
export function renderForEntity(
  element: ReactElement,
  options: { api?: InMemoryDeployments; search?: string } = {},
): Rendered {
  const { api = makeApi(), search = '' } = options;
  return renderAt(
    <EntityProvider entity={CHECKIN_API}>{element}</EntityProvider>,
    { api, address: `/${search}` },
  );
}

/** Shows a component at an address of the app. */
export function renderAt(
  element: ReactElement,
  options: { api?: InMemoryDeployments; address: string; mountPath?: string },
): Rendered {
  const { api = makeApi(), address, mountPath } = options;
  const signals = new FakeSignals();
  renderInTestApp(
    <TestApiProvider
      apis={[
        [deploymentsApiRef, api],
        [signalApiRef, signals],
      ]}
    >
      {element}
      <Address />
    </TestApiProvider>,
    {
      initialRouteEntries: [address],
      mountPath,
      mountedRoutes: {
        '/deployments': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [mockApis.translation()],
    },
  );
  return { api, signals };
}
