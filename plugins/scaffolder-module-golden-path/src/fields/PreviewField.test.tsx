import { fetchApiRef } from '@backstage/core-plugin-api';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PreviewField } from './PreviewField';

const manifest = {
  title: 'NestJS service',
  steps: [
    {
      title: 'The service',
      schema: { properties: { name: { title: 'Name', type: 'string' } } },
    },
    {
      title: 'Look at it',
      schema: {
        properties: {
          preview: {
            title: 'What will be generated',
            type: 'string',
            'ui:field': 'GoldenPathPreview',
            'ui:options': { template: 'nestjs-service' },
          },
        },
      },
    },
  ],
};

const preview = {
  files: [
    { path: 'package.json', size: 20 },
    { path: 'icon.png', size: 3 },
    { path: '.github/workflows/ci.yml', size: 10 },
    { path: 'docs/ARCHITECTURE.md', size: 10 },
  ],
  checks: [
    { validator: 'syntax', files: 2, findings: [] },
    {
      validator: 'workflows',
      files: 1,
      findings: [
        { path: '.github/workflows/ci.yml', line: 7, message: 'no such job' },
      ],
    },
    { validator: 'compose', files: 0, findings: [] },
  ],
  todo: { done: 16, total: 17 },
};

type Answer = { status?: number; body: unknown };

/** Stands in for the golden-path backend. */
async function openForm(answer: (path: string, body: any) => Answer) {
  const requests: { path: string; body: unknown }[] = [];
  const fetchApi = {
    fetch: async (input: URL | Request | string, init?: RequestInit) => {
      const path = String(input).replace('plugin://golden-path', '');
      const body = JSON.parse(String(init?.body));
      requests.push({ path, body });
      const { status = 200, body: content } = answer(path, body);
      return new Response(JSON.stringify(content), {
        status,
        headers: { 'content-type': 'application/json' },
      });
    },
  };
  const onCreate = jest.fn();
  await renderInTestApp(
    <TestApiProvider apis={[[fetchApiRef, fetchApi]]}>
      <Stepper
        manifest={manifest}
        extensions={[{ name: 'GoldenPathPreview', component: PreviewField }]}
        onCreate={onCreate}
      />
    </TestApiProvider>,
  );
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'orders-api');
  await user.click(screen.getByRole('button', { name: 'Next' }));
  return { user, requests, onCreate };
}

const files = (path: string, { path: file }: { path: string }): Answer =>
  path === '/previews'
    ? { body: preview }
    : {
        body: {
          path: file,
          size: 30,
          content: file === 'package.json' ? '{"name":"orders-api"}' : '',
          kind: file === 'icon.png' ? 'binary' : 'text',
          truncated: false,
        },
      };

describe('GoldenPathPreview', () => {
  it('shows the files that the answers would generate, and any of them', async () => {
    const { user, requests } = await openForm(files);
    expect(
      await screen.findByText(/4 files\. 16 of 17 items/),
    ).toBeInTheDocument();
    expect(requests[0]).toEqual({
      path: '/previews',
      body: { template: 'nestjs-service', answers: { name: 'orders-api' } },
    });
    await user.click(screen.getByRole('button', { name: 'package.json' }));
    expect(await screen.findByText('{"name":"orders-api"}')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'icon.png' }));
    expect(await screen.findByText(/no text/)).toBeVisible();
  });

  it('says what was checked, and leads to what is wrong', async () => {
    const { user, requests } = await openForm(files);
    const checks = await screen.findByRole('list', {
      name: 'What was checked',
    });
    expect(within(checks).getByText('JSON and YAML: 2 in order')).toBeVisible();
    expect(within(checks).getByText('Workflows: 1 to look at')).toBeVisible();
    expect(within(checks).queryByText(/Compose/)).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^ci\.yml ?, to look at$/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'package.json' }),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: '.github/workflows/ci.yml:7' }),
    );
    expect(requests[requests.length - 1]).toMatchObject({
      body: { path: '.github/workflows/ci.yml' },
    });
  });

  it('brings what was opened into view, also below the tree of a phone', async () => {
    const scrollIntoView = jest.fn();
    Element.prototype.scrollIntoView = scrollIntoView;
    const { user } = await openForm(files);
    await screen.findByText(/4 files/);
    expect(scrollIntoView).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'package.json' }));
    const content = await screen.findByRole('region', { name: 'package.json' });
    expect(scrollIntoView).toHaveBeenCalledTimes(1);
    expect(scrollIntoView.mock.contexts[0]).toContainElement(content);
  });

  it('finds a file by its name', async () => {
    const { user } = await openForm(files);
    await user.type(
      await screen.findByRole('searchbox', { name: 'Search files' }),
      'ARCHI',
    );
    expect(
      screen.getByRole('button', { name: 'ARCHITECTURE.md' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'package.json' }),
    ).not.toBeInTheDocument();
    await user.type(screen.getByRole('searchbox'), 'x');
    expect(screen.getByText('No file is called like that.')).toBeVisible();
  });

  it('says why nothing can be generated, and tries again', async () => {
    let status = 400;
    const { user } = await openForm((path, body) =>
      status === 200
        ? files(path, body)
        : {
            status,
            body: {
              error: { name: 'InputError', message: 'The name is too long.' },
              response: { statusCode: status },
            },
          },
    );
    expect(await screen.findByText('The name is too long.')).toBeVisible();
    status = 200;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/4 files/)).toBeVisible();
  });

  it('answers nothing itself', async () => {
    const { user, onCreate } = await openForm(files);
    await screen.findByText(/4 files/);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(onCreate).toHaveBeenCalledWith({ name: 'orders-api' });
  });
});
