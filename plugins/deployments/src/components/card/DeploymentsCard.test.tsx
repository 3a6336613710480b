import { act, screen, waitFor, within } from '@testing-library/react';
import { makeApi, renderForEntity } from '../../__testUtils__/render';
import { responseError } from '../../__testUtils__/responses';
import { AMEL } from '../../__testUtils__/fixtures';
import { DeploymentsCard } from './DeploymentsCard';

const lines = async () => screen.findAllByRole('listitem');

describe('DeploymentsCard', () => {
  it('shows one line per environment, production first', async () => {
    renderForEntity(<DeploymentsCard />);
    const [production, staging, preview] = await lines();
    expect(production).toHaveTextContent(/^production1\.4\.3Running58 min ago/);
    expect(staging).toHaveTextContent(/^staging1\.5\.0Running12 min ago/);
    expect(preview).toHaveTextContent(/^preview—Never deployed/);
    expect(within(production).getByText('58 min ago')).toHaveAttribute(
      'title',
      expect.stringMatching(/\d{4}.*UTC|GMT/),
    );
    expect(
      screen.getByRole('link', { name: 'See all deployments' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkin-api/deployments',
    );
  });

  it('says who holds an environment and why', async () => {
    const api = makeApi();
    api.holds.set('production', {
      id: 'h1',
      reason: 'bad migration',
      actor: AMEL,
      createdAt: new Date().toISOString(),
    });
    renderForEntity(<DeploymentsCard />, { api });
    expect(
      await screen.findByText('Held by Amel Diop: bad migration'),
    ).toBeInTheDocument();
  });

  it('shows a deployment that someone else pushed as soon as it is signalled', async () => {
    const { api, signals } = renderForEntity(<DeploymentsCard />);
    await lines();
    api.deploy('production', '1.4.4');
    act(() => signals.send({ entityRef: 'component:default/checkin-api' }));
    expect(await screen.findByText('1.4.4')).toBeInTheDocument();
  });

  it('asks again by itself where there are no signals', async () => {
    jest.useFakeTimers();
    try {
      const { api } = renderForEntity(<DeploymentsCard />);
      await lines();
      api.deploy('production', '1.4.4');
      await act(async () => {
        await jest.advanceTimersByTimeAsync(5_000);
      });
      await waitFor(() => expect(screen.getByText('1.4.4')).toBeVisible());
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps what it knows when a refresh fails', async () => {
    const { api, signals } = renderForEntity(<DeploymentsCard />);
    await lines();
    api.failures.set(
      'getEnvironments',
      await responseError(503, 'ServiceUnavailableError', 'Try later'),
    );
    act(() => signals.send({ id: 1 }));
    expect(
      await screen.findByText(/Could not refresh: Try later\./),
    ).toBeInTheDocument();
    expect(screen.getByText('1.4.3')).toBeInTheDocument();
  });

  it.each([
    ['no-repository', /backstage\.io\/source-location/],
    ['no-environments', /jalon\.dev\/environments-path/],
    ['unreachable', /repositories\.local\.directory/],
    ['invalid', /Mend the kustomization\.yaml/],
  ] as const)('tells what mends the problem %s', async (code, hint) => {
    const api = makeApi();
    api.problem = { code, message: `It is ${code}.` };
    renderForEntity(<DeploymentsCard />, { api });
    expect(await screen.findByText(hint)).toBeInTheDocument();
    expect(screen.getByText(`It is ${code}.`)).toBeInTheDocument();
    expect(screen.getByText('1.4.3')).toBeInTheDocument();
  });

  it('says that nothing was deployed yet', async () => {
    const api = makeApi();
    api.environments = [];
    renderForEntity(<DeploymentsCard />, { api });
    expect(
      await screen.findByText('Nothing has been deployed yet'),
    ).toBeInTheDocument();
  });

  it('names whom to ask when reading is not allowed', async () => {
    const api = makeApi();
    api.failures.set(
      'getEnvironments',
      await responseError(403, 'NotAllowedError', 'No access'),
    );
    renderForEntity(<DeploymentsCard />, { api });
    expect(
      await screen.findByText('You may not see these deployments'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Ask checkin, who owns/)).toBeInTheDocument();
  });
});
