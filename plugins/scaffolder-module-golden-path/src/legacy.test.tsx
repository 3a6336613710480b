import { createApp } from '@backstage/app-defaults';
import { createApiFactory } from '@backstage/core-plugin-api';
import { fetchApiRef } from '@backstage/core-plugin-api';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { render, screen } from '@testing-library/react';
import { ComponentType, PropsWithChildren } from 'react';
import { Route } from 'react-router-dom';
import {
  GoldenPathNameFieldExtension,
  GoldenPathRepositoryFieldExtension,
} from './legacy';
import { repositoriesFetch } from './testing/server';

const fieldProps = { onChange: () => {}, schema: {}, required: true };

/** Shows what the old scaffolder page finds among its children. */
function Fields({ children }: PropsWithChildren<{}>) {
  const fields = useCustomFieldExtensions<{
    name: string;
    component: ComponentType<object>;
  }>(children);
  return (
    <>
      {fields.map(({ name, component: Field }) => (
        <section key={name} aria-label={name}>
          <Field {...fieldProps} />
        </section>
      ))}
    </>
  );
}

describe('./legacy', () => {
  it('mounts the fields in an app of the old frontend system', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Test' },
            backend: { baseUrl: 'http://localhost' },
          },
          context: 'test',
        },
      ] as unknown as string,
    };
    const app = createApp({
      apis: [
        createApiFactory(catalogApiRef, catalogApiMock()),
        createApiFactory(fetchApiRef, repositoriesFetch({})),
      ],
    });
    const Root = app.createRoot(
      <AppRouter>
        <FlatRoutes>
          <Route
            path="/"
            element={
              <Fields>
                <ScaffolderFieldExtensions>
                  <GoldenPathNameFieldExtension />
                  <GoldenPathRepositoryFieldExtension />
                </ScaffolderFieldExtensions>
              </Fields>
            }
          />
        </FlatRoutes>
      </AppRouter>,
    );
    render(<Root />);
    expect(
      await screen.findByRole('region', { name: 'GoldenPathName' }),
    ).toHaveTextContent('Name');
    expect(
      await screen.findByLabelText(/^Repository name/),
    ).toBeInTheDocument();
  });
});
