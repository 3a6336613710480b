import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ENTITY_REF } from '../../__testUtils__/fixtures';
import { makeApi, renderAt } from '../../__testUtils__/render';
import { DeploymentsPages } from '../DeploymentsPages';

async function startedOperation() {
  const api = makeApi();
  const preview = await api.previewRollback({
    entityRef: ENTITY_REF,
    environment: 'production',
  });
  const operation = await api.rollBack(
    { ...preview, deploymentId: preview.to.id, reason: 'Badges are refused' },
    { idempotencyKey: 'k' },
  );
  return { api, operation };
}

const open = (api: ReturnType<typeof makeApi>, id: string) =>
  renderAt(<DeploymentsPages />, {
    api,
    address: `/deployments/rollbacks/${id}`,
    mountPath: '/deployments/*',
  });

describe('a rollback operation', () => {
  it('is followed until it has ended, then says what next', async () => {
    const { api, operation } = await startedOperation();
    const { signals } = open(api, operation.id);
    expect(await screen.findByText('Followed live')).toBeInTheDocument();
    const timeline = screen.getByRole('region', { name: 'Timeline' });
    expect(timeline).toHaveTextContent('RequestedRollback requested');
    expect(screen.queryByText(/Held by/)).not.toBeInTheDocument();

    api.finish(operation.id, 'succeeded', '1.4.2 is in the overlay');
    act(() => signals.send({ id: operation.id }));
    await waitFor(() =>
      expect(timeline).toHaveTextContent('Succeeded1.4.2 is in the overlay'),
    );
    expect(screen.queryByText('Followed live')).not.toBeInTheDocument();
    expect(
      await screen.findByText('Held by Amel Diop: Badges are refused'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Deployments of checkin-api' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkin-api/deployments',
    );
  });

  it('is asked about every two seconds while it runs', async () => {
    const { api, operation } = await startedOperation();
    jest.useFakeTimers();
    try {
      open(api, operation.id);
      await screen.findByText('Followed live');
      api.finish(operation.id, 'failed', 'The branch is protected');
      await act(async () => {
        await jest.advanceTimersByTimeAsync(2_000);
      });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'The branch is protected',
      );
    } finally {
      jest.useRealTimers();
    }
    expect(
      screen.getByRole('link', { name: 'Make a new preview' }),
    ).toBeInTheDocument();
  });

  it('lets its hold be lifted', async () => {
    const { api, operation } = await startedOperation();
    api.finish(operation.id, 'succeeded', 'Done');
    open(api, operation.id);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Lift hold on production…',
      }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Lift hold on production',
      }),
    );
    expect(
      await screen.findByText(/production is not held/),
    ).toBeInTheDocument();
  });

  it('copies a link to share', async () => {
    const { api, operation } = await startedOperation();
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    open(api, operation.id);
    await user.click(
      await screen.findByRole('button', {
        name: 'Copy a link to this rollback',
      }),
    );
    expect(
      await screen.findByRole('button', { name: 'Link copied' }),
    ).toBeInTheDocument();
    expect(written).toHaveBeenCalledWith(window.location.href);
  });

  it('says when there is none', async () => {
    open(makeApi(), 'nope');
    expect(await screen.findByText('This was not found')).toBeInTheDocument();
  });
});
