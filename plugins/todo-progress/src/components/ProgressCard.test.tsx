import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { makeProgress } from '../__testUtils__/fixtures';
import { renderOnEntity } from '../__testUtils__/renderOnEntity';
import { ProgressCard } from './ProgressCard';

describe('ProgressCard', () => {
  it('says how far it is and what stands still', async () => {
    await renderOnEntity(<ProgressCard />);
    expect(
      await screen.findByRole('progressbar', { name: '1 of 3' }),
    ).toHaveAttribute('aria-valuenow', '1');
    expect(screen.getByText('+1 in 30 days')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '1 stalled for more than 30 days' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkin-api/progress?state=stalled',
    );
    expect(
      screen.getByRole('link', { name: 'See all progress' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkin-api/progress',
    );
    expect(screen.getByText('Last updated just now')).toBeInTheDocument();
  });

  it('shows skeletons until the first answer', async () => {
    const { api } = await renderOnEntity(<ProgressCard />, { held: true });
    expect(
      screen.getByRole('status', { name: 'Loading progress' }),
    ).toBeInTheDocument();
    await act(async () => api.release());
    expect(await screen.findByText('1 of 3')).toBeInTheDocument();
  });

  it('explains how to begin', async () => {
    await renderOnEntity(<ProgressCard />, {
      progress: makeProgress({
        items: [],
        sync: {
          syncedAt: new Date().toISOString(),
          problem: { code: 'no-files', message: 'No to-do file was found.' },
        },
      }),
    });
    expect(
      await screen.findByText('This component has no to-do file yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/jalon.dev\/todo-files/)).toBeInTheDocument();
    expect(screen.getByText(/PL-001/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Open the repository/ }),
    ).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('says so while it is read for the first time', async () => {
    await renderOnEntity(<ProgressCard />, {
      progress: makeProgress({ items: [], sync: {}, commit: undefined }),
    });
    expect(await screen.findByText(/for the first time/)).toBeInTheDocument();
  });

  it('keeps what was read when the repository does not answer', async () => {
    await renderOnEntity(<ProgressCard />, {
      progress: makeProgress({
        sync: {
          syncedAt: new Date().toISOString(),
          problem: { code: 'unreachable', message: 'github.com is down.' },
        },
      }),
    });
    expect(await screen.findByText('github.com is down.')).toBeInTheDocument();
    expect(screen.getByText('1 of 3')).toBeInTheDocument();
    expect(screen.getByText(/later changes are missing/)).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    const { api } = await renderOnEntity(<ProgressCard />, {
      failure: new ServiceUnavailableError('The database is down'),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is down.',
    );
    api.failure = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 of 3')).toBeInTheDocument();
  });

  it('says whom to ask without permission', async () => {
    await renderOnEntity(<ProgressCard />, {
      failure: new NotAllowedError('You may not see progress'),
    });
    expect(
      await screen.findByText('You may not see this progress'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Ask checkin, who owns this/)).toBeInTheDocument();
  });
});
