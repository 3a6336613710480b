import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { makeApi, renderAt } from '../../__testUtils__/render';
import type { InMemoryDeployments } from '../../__testUtils__/InMemoryDeployments';
import { responseError } from '../../__testUtils__/responses';
import { DeploymentsPages } from '../DeploymentsPages';

const PREVIEW =
  '/deployments/rollback?entityRef=component:default/checkin-api&environment=';

const open = (
  environment: string,
  options: { api?: InMemoryDeployments; rest?: string } = {},
) =>
  renderAt(<DeploymentsPages />, {
    api: options.api,
    address: `${PREVIEW}${environment}${options.rest ?? ''}`,
    mountPath: '/deployments/*',
  });

const address = () => screen.getByTestId('address').textContent;
const reason = () => screen.findByRole('textbox', { name: /Reason/ });
const confirmation = () =>
  screen.getByRole('textbox', { name: 'Type checkin-api to confirm' });
const button = (version = '1.4.2', environment = 'production') =>
  screen.getByRole('button', {
    name: `Roll back ${environment} to ${version}`,
  });

async function enter(field: HTMLElement, text: string) {
  await userEvent.click(field);
  await userEvent.paste(text);
}

async function fillIn() {
  await enter(await reason(), 'Badges are refused');
  await enter(confirmation(), 'checkin-api');
}

describe('the preview of a rollback', () => {
  it('shows from, to, the difference, the checks and how', async () => {
    const api = makeApi();
    api.checks = [
      { id: 'a', status: 'pass', title: 'Image exists' },
      { id: 'b', status: 'block', title: 'ConfigMap is missing' },
    ];
    open('production', { api });
    expect(
      await screen.findByText('Roll back production of checkin-api'),
    ).toBeInTheDocument();
    expect(await screen.findByText('1.4.3')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /1\.4\.2 · last known healthy/ }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 file, 2 lines')).toBeInTheDocument();
    expect(
      screen.getByRole('region', {
        name: 'infrastructure/kubernetes/production/kustomization.yaml',
      }),
    ).toHaveTextContent(/newTag: 1\.4\.3.*newTag: 1\.4\.2/);
    const checks = screen.getByRole('region', { name: 'Checks' });
    expect(
      within(checks)
        .getAllByRole('listitem')
        .map(each => each.textContent),
    ).toEqual(['Blocks · ConfigMap is missing', 'Passed · Image exists']);
    expect(
      screen.getByText('Commit to main in yonima/checkin-api'),
    ).toBeInTheDocument();
    await fillIn();
    expect(button()).toBeDisabled();
    expect(button()).toHaveAccessibleDescription(
      'A check blocks this rollback.',
    );
  });

  it('says what is missing until nothing is', async () => {
    open('production');
    await reason();
    expect(button()).toBeDisabled();
    expect(button()).toHaveAccessibleDescription('Write the reason.');
    await enter(await reason(), '   ');
    expect(button()).toBeDisabled();
    await enter(await reason(), 'Badges are refused');
    expect(button()).toHaveAccessibleDescription(
      'Type checkin-api to confirm.',
    );
    await enter(confirmation(), 'checkin');
    expect(button()).toBeDisabled();
    await enter(confirmation(), '-api');
    expect(button()).toBeEnabled();
    expect(button()).not.toHaveFocus();
  });

  it('previews another version, at an address', async () => {
    open('production');
    await userEvent.click(
      await screen.findByRole('button', { name: /last known healthy/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /^1\.4\.0 · healthy/ }),
    );
    expect(await screen.findByText(/newTag: 1\.4\.0/)).toBeInTheDocument();
    expect(address()).toContain('deploymentId=production-1.4.0');
    expect(button('1.4.0')).toBeInTheDocument();
  });

  it('asks for no confirmation outside production', async () => {
    const { api } = open('staging');
    await enter(await reason(), 'Slow');
    expect(screen.queryByText(/to confirm/)).not.toBeInTheDocument();
    await userEvent.click(button('1.4.3', 'staging'));
    await waitFor(() => expect(api.operations.size).toBe(1));
  });
});

describe('rolling back', () => {
  it('starts one operation however often it is clicked, and shows it', async () => {
    const { api } = open('production');
    await fillIn();
    const confirm = button();
    fireEvent.click(confirm);
    fireEvent.click(confirm);
    await waitFor(() => expect(address()).toBe('/deployments/rollbacks/op-1'));
    expect(api.operations.size).toBe(1);
    expect(
      await screen.findByText('Rollback of production of checkin-api to 1.4.2'),
    ).toBeInTheDocument();
    expect(screen.getByText('Badges are refused')).toBeInTheDocument();
  });

  it('repeats a request that got lost under the same key', async () => {
    const api = makeApi();
    const original = api.rollBack.bind(api);
    const keys: string[] = [];
    api.rollBack = async (request, options) => {
      keys.push(options.idempotencyKey);
      const operation = await original(request, options);
      if (keys.length === 1) {
        throw new TypeError('Failed to fetch');
      }
      return operation;
    };
    open('production', { api });
    await fillIn();
    await userEvent.click(button());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The rollback was not started');
    expect(alert).toHaveTextContent('Trying again is safe');
    await userEvent.click(button());
    await waitFor(() => expect(address()).toBe('/deployments/rollbacks/op-1'));
    expect(keys[0]).toBe(keys[1]);
    expect(api.operations.size).toBe(1);
  });

  it('tells what changed since a stale preview and keeps the reason', async () => {
    const { api } = open('production');
    await fillIn();
    api.deploy('production', '1.4.4');
    await userEvent.click(button());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Something changed since this preview');
    expect(alert).toHaveTextContent('production changed since the preview.');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Make a new preview' }),
    );
    expect(
      await screen.findByText('production now runs 1.4.4 instead of 1.4.3.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The target is now 1.4.3 instead of 1.4.2.'),
    ).toBeInTheDocument();
    expect(await reason()).toHaveValue('Badges are refused');
    await userEvent.click(button('1.4.3'));
    await waitFor(() => expect(address()).toBe('/deployments/rollbacks/op-1'));
  });

  it('shows the sentence of the server when a permission is gone', async () => {
    const { api } = open('production');
    await fillIn();
    api.mayAct.delete('production');
    await userEvent.click(button());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not roll back production');
    expect(alert).toHaveTextContent('Only approvers may roll back production');
    expect(alert).toHaveTextContent('Ask an owner of checkin-api');
    expect(api.operations.size).toBe(0);
  });

  it('shows the sentence of the server when the request is refused', async () => {
    const api = makeApi();
    api.failures.set(
      'rollBack',
      await responseError(400, 'InputError', 'The reason is too long'),
    );
    open('production', { api });
    await fillIn();
    await userEvent.click(button());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This request was not accepted');
    expect(alert).toHaveTextContent('The reason is too long.');
    expect(button()).toBeEnabled();
  });
});

describe('a preview for who may not act', () => {
  it('can be read and sent on, and says whom to ask', async () => {
    const api = makeApi();
    const getEnvironments = api.getEnvironments.bind(api);
    api.getEnvironments = async options => {
      const { items, sync } = await getEnvironments(options);
      const permissions = { rollback: false, liftHold: false };
      return { items: items.map(each => ({ ...each, permissions })), sync };
    };
    open('production', { api });
    await fillIn();
    expect(
      await screen.findByText(/send them the address of this page/),
    ).toBeInTheDocument();
    expect(button()).toBeDisabled();
    expect(button()).toHaveAccessibleDescription(
      'You may not roll back production.',
    );
  });
});

describe('what cannot be previewed', () => {
  it('names whom to ask where it is forbidden', async () => {
    const api = makeApi();
    api.mayAct.delete('production');
    open('production', { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not roll back production',
    );
    expect(
      screen.getByRole('link', { name: 'Deployments of checkin-api' }),
    ).toBeInTheDocument();
  });

  it('offers the default instead of an unknown deployment', async () => {
    open('production', { rest: '&deploymentId=nope' });
    expect(
      await screen.findByText("No deployment 'nope'."),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('link', { name: 'Show the default target' }),
    );
    expect(await screen.findByText(/newTag: 1\.4\.2/)).toBeInTheDocument();
  });

  it('explains an address that names nothing', async () => {
    renderAt(<DeploymentsPages />, {
      address: '/deployments/rollback',
      mountPath: '/deployments/*',
    });
    expect(
      await screen.findByText(/names no component or environment/),
    ).toBeInTheDocument();
  });
});
