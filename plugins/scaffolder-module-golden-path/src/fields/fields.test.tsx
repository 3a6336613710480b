import { configApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { repositoriesFetch } from '../testing/server';
import { NameField } from './NameField';
import { RepositoryField } from './RepositoryField';
import { validateName, validateRepository } from './validation';

const manifest = {
  title: 'NestJS service',
  steps: [
    {
      title: 'The service',
      schema: {
        required: ['name'],
        properties: {
          name: {
            title: 'Name',
            type: 'string',
            'ui:field': 'GoldenPathName',
            pattern: '^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$',
          },
        },
      },
    },
    {
      title: 'Its repository',
      schema: {
        required: ['repoUrl'],
        properties: {
          repoUrl: {
            title: 'Repository',
            type: 'string',
            'ui:field': 'GoldenPathRepository',
          },
        },
      },
    },
  ],
};

const extensions = [
  {
    name: 'GoldenPathName',
    component: NameField,
    validation: validateName,
  },
  {
    name: 'GoldenPathRepository',
    component: RepositoryField,
    validation: validateRepository,
  },
];

async function openForm(options: Parameters<typeof repositoriesFetch>[0] = {}) {
  const fetchApi = repositoriesFetch(options);
  const onCreate = jest.fn();
  const catalog = catalogApiMock({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'checkin-api', namespace: 'default' },
      },
    ],
  });
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [fetchApiRef, fetchApi],
        [catalogApiRef, catalog],
        [
          configApiRef,
          mockApis.config({ data: { organization: { name: 'YONIMA' } } }),
        ],
      ]}
    >
      <Stepper
        manifest={manifest}
        extensions={extensions}
        onCreate={onCreate}
      />
    </TestApiProvider>,
  );
  const user = userEvent.setup({ delay: null });
  return { user, fetchApi, onCreate, catalog };
}

async function openRepositoryStep(
  options?: Parameters<typeof repositoriesFetch>[0],
) {
  const form = await openForm(options);
  await form.user.type(screen.getByLabelText(/^Name/), 'orders-api');
  await form.user.click(screen.getByRole('button', { name: 'Next' }));
  return form;
}

describe('GoldenPathName', () => {
  it('says while a person types whether the name is free', async () => {
    const { user } = await openForm();
    const name = screen.getByLabelText(/^Name/);
    await user.type(name, 'checkin-api');
    expect(
      await screen.findByText(
        'The catalog already has checkin-api: choose another name',
      ),
    ).toBeVisible();
    expect(name).toBeInvalid();
    await user.type(name, '-2');
    expect(
      await screen.findByText('checkin-api-2 is free in the catalog'),
    ).toBeVisible();
    expect(name).toBeValid();
    expect(name).toHaveAccessibleDescription(/is free in the catalog/);
  });

  it('explains the format without asking the catalog', async () => {
    const { user, catalog } = await openForm();
    const ask = jest.spyOn(catalog, 'getEntitiesByRefs');
    await user.type(screen.getByLabelText(/^Name/), 'Orders');
    expect(screen.getByText(/starting with a letter/)).toBeVisible();
    expect(ask).not.toHaveBeenCalled();
  });

  it('does not let a taken name pass to the next step', async () => {
    const { user } = await openForm();
    await user.type(screen.getByLabelText(/^Name/), 'checkin-api');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() =>
      expect(
        screen.getAllByText(/The catalog already has checkin-api/).length,
      ).toBeGreaterThan(1),
    );
    expect(screen.queryByLabelText(/^Repository name/)).toBeNull();
  });

  it('goes on when the catalog does not answer: the backend asks again', async () => {
    const { user, catalog } = await openForm();
    jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockRejectedValue(new Error('down'));
    await user.type(screen.getByLabelText(/^Name/), 'orders-api');
    expect(
      await screen.findByText(/The catalog does not answer/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByLabelText(/^Repository name/)).toBeVisible();
  });
});

describe('GoldenPathRepository', () => {
  it('proposes a local repository named like the component', async () => {
    const { user, onCreate } = await openRepositoryStep();
    expect(await screen.findByText('yonima/orders-api is free')).toBeVisible();
    expect(screen.getByLabelText(/^Repository name/)).toHaveValue('orders-api');
    expect(screen.getByLabelText(/^Owner/)).toHaveValue('yonima');
    expect(
      screen.getByRole('button', { name: /Where it is kept/ }),
    ).toHaveTextContent('This portal');

    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate).toHaveBeenCalledWith({
      name: 'orders-api',
      repoUrl: 'localhost?owner=yonima&repo=orders-api',
    });
  });

  it('offers the other hosts and takes every part into the address', async () => {
    const { user, onCreate } = await openRepositoryStep();
    await user.click(
      await screen.findByRole('button', { name: /Where it is kept/ }),
    );
    await user.click(await screen.findByRole('option', { name: 'github.com' }));
    const owner = screen.getByLabelText(/^Owner/);
    await user.clear(owner);
    await user.type(owner, 'acme');
    await user.type(screen.getByLabelText(/^Repository name/), '-v2');
    expect(await screen.findByText('acme/orders-api-v2 is free')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        repoUrl: 'github.com?owner=acme&repo=orders-api-v2',
      }),
    );
  });

  it('refuses a repository that exists', async () => {
    const { user } = await openRepositoryStep({ taken: ['yonima/orders-api'] });
    expect(
      await screen.findByText(
        'yonima/orders-api exists already: choose another name',
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(
        screen.getAllByText(/yonima\/orders-api exists already/).length,
      ).toBeGreaterThan(1),
    );
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('explains a format that no host accepts', async () => {
    const { user } = await openRepositoryStep();
    await user.type(await screen.findByLabelText(/^Repository name/), '/x');
    expect(
      await screen.findByText(/The repository name has at most 100/),
    ).toBeVisible();
    await user.type(screen.getByLabelText(/^Owner/), ' x');
    expect(await screen.findByText(/The owner has at most 39/)).toBeVisible();
  });

  it('says what is wrong when the hosts are not known, and asks again', async () => {
    let down = true;
    const { user } = await openRepositoryStep({ down: () => down });
    expect(await screen.findByText(/out of order/)).toBeVisible();
    down = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText(/^Repository name/)).toHaveValue(
      'orders-api',
    );
  });
});
