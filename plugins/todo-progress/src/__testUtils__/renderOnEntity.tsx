import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { TodoProgress } from '@jalon/plugin-todo-progress-common';
import { todoProgressApiRef } from '../api';
import { entity, makeProgress } from './fixtures';
import { InMemoryTodoProgress } from './InMemoryTodoProgress';

const ENTITY_REF = 'component:default/checkin-api';

function Address() {
  const { pathname, search, hash } = useLocation();
  return <output data-testid="address">{`${pathname}${search}${hash}`}</output>;
}

/** Renders something of an entity page at an address. */
export async function renderOnEntity(
  element: ReactElement,
  options: {
    progress?: TodoProgress;
    failure?: Error;
    held?: boolean;
    address?: string;
  } = {},
) {
  const api = new InMemoryTodoProgress(
    new Map([[ENTITY_REF, options.progress ?? makeProgress()]]),
  );
  api.failure = options.failure;
  if (options.held) {
    api.hold();
  }
  await renderInTestApp(
    <TestApiProvider apis={[[todoProgressApiRef, api]]}>
      <EntityProvider entity={entity}>
        {element}
        <Address />
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [options.address ?? '/'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return {
    api,
    set: (progress: TodoProgress) => api.set(ENTITY_REF, progress),
  };
}
