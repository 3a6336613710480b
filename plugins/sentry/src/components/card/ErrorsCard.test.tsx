import { screen } from '@testing-library/react';
import { summary } from '../../__testUtils__/fixtures';
import { InMemorySentryApi } from '../../__testUtils__/InMemorySentryApi';
import { renderForEntity } from '../../__testUtils__/render';
import { ErrorsCard } from './ErrorsCard';

const show = (changes: Parameters<typeof summary>[0]) =>
  renderForEntity(<ErrorsCard />, {
    api: new InMemorySentryApi({ summary: summary(changes) }),
  });

describe('the Errors card', () => {
  it('shows the three figures, two weeks of events and the way to all', async () => {
    renderForEntity(<ErrorsCard />);
    expect(await screen.findByText('Unresolved')).toBeInTheDocument();
    expect(screen.getByText('New since 1.4.3')).toBeInTheDocument();
    expect(screen.getByText('and 1 came back')).toBeInTheDocument();
    expect(screen.getByText('98.12%')).toBeInTheDocument();
    expect(screen.getByText('of 4,210 sessions')).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: /263 events in 14 days; at most 132/ }),
    ).toBeInTheDocument();
    expect(screen.getByText('Last updated 2 min ago')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See all errors' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkin-api/errors');
  });

  it('says that nothing is wrong', async () => {
    show({ unresolved: 0, newSinceDeployment: 0, regressedSinceDeployment: 0 });
    expect(
      await screen.findByText('Nothing is wrong: no unresolved error.'),
    ).toBeInTheDocument();
    expect(screen.getByText('deployed to production')).toBeInTheDocument();
  });

  it('says what it cannot tell', async () => {
    show({ crashFree: undefined, lastDeployment: undefined });
    expect(await screen.findByText('no sessions are sent')).toBeInTheDocument();
    expect(screen.getByText('no deployment is known')).toBeInTheDocument();
  });

  it('warns of a share of few sessions, and of one told from time', async () => {
    show({
      crashFree: { now: { rate: 0.5, sessions: 4 }, method: 'time' },
    });
    expect(
      await screen.findByText('of 4 sessions (few) · inferred'),
    ).toBeInTheDocument();
  });

  it('names the demo', async () => {
    show({ demo: true });
    expect(await screen.findByText('Demo Sentry')).toBeInTheDocument();
  });

  it('says which annotation is missing', async () => {
    show({
      syncedAt: undefined,
      problems: [{ code: 'no-annotation', message: 'It has none.' }],
    });
    expect(
      await screen.findByText('This component names no Sentry project'),
    ).toBeInTheDocument();
  });

  it('says whom to ask for access', async () => {
    renderForEntity(<ErrorsCard />, {
      api: new InMemorySentryApi({ allowed: false }),
    });
    expect(
      await screen.findByText('You may not see these errors'),
    ).toBeInTheDocument();
  });
});
