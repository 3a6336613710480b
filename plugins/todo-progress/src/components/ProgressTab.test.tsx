import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { makeProgress } from '../__testUtils__/fixtures';
import { renderOnEntity } from '../__testUtils__/renderOnEntity';
import { ProgressTab } from './ProgressTab';

const address = () => screen.getByTestId('address').textContent;
const row = (id: string) =>
  screen.getByRole('link', { name: `Link to ${id}` }).closest('li')!;

describe('ProgressTab', () => {
  it('shows sections with their own progress and items in order', async () => {
    await renderOnEntity(<ProgressTab />);
    expect(
      await screen.findByRole('progressbar', {
        name: 'Environnements & bootstrap: 1 of 2 done',
      }),
    ).toBeInTheDocument();
    expect(
      screen
        .getAllByRole('link', { name: /^Link to/ })
        .map(link => link.textContent),
    ).toEqual(['PL-001', 'PL-002', 'PL-012']);
    expect(row('PL-001')).toHaveTextContent('Done 3 days ago');
    expect(row('PL-001')).toHaveTextContent('Amel Diop');
    expect(row('PL-002')).toHaveTextContent('Open for 12 days');
    expect(row('PL-012')).toHaveTextContent('Stalled for 45 days');
  });

  it('opens what came from the repository safely', async () => {
    await renderOnEntity(<ProgressTab />);
    const references = within(
      await screen.findByRole('list', { name: 'References of PL-001' }),
    );
    const link = references.getByRole('link', { name: /ARCHITECTURE.md/ });
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(references.getByText('not found')).toBeInTheDocument();
    expect(references.getByText('unsafe').closest('a')).toBeNull();
  });

  it('gives the numbers of the chart to screen readers', async () => {
    await renderOnEntity(<ProgressTab />);
    const table = await screen.findByRole('table', {
      name: 'Items done and in total over time',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
  });

  it('keeps the filters in the address', async () => {
    await renderOnEntity(<ProgressTab />, { address: '/?state=open' });
    expect(await screen.findByText('2 items')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Link to PL-001' }),
    ).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('radio', { name: 'Stalled' }));
    expect(await screen.findByText('1 item')).toBeInTheDocument();
    expect(address()).toBe('/?state=stalled');

    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    await userEvent.type(screen.getByRole('searchbox'), 'decider');
    await waitFor(() => expect(address()).toBe('/?q=decider'));
    expect(await screen.findByText('1 item')).toBeInTheDocument();
    expect(row('PL-001')).toBeInTheDocument();
  });

  it('offers to clear filters that nothing matches', async () => {
    await renderOnEntity(<ProgressTab />, { address: '/?q=zzz&section=pl-ci' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filters' }),
    );
    expect(await screen.findByText('3 items')).toBeInTheDocument();
    expect(address()).toBe('/');
  });

  it.each(['/?item=PL-012', '/#PL-012', '/?item=PL-012&state=done'])(
    'points at the item of the address %s',
    async at => {
      await renderOnEntity(<ProgressTab />, { address: at });
      await screen.findByRole('link', { name: 'Link to PL-012' });
      expect(row('PL-012')).toHaveAttribute('aria-current', 'true');
    },
  );

  it('says that an item of the address is gone', async () => {
    await renderOnEntity(<ProgressTab />, { address: '/?item=PL-099' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all items' }),
    );
    expect(address()).toBe('/');
  });

  it('folds sections with the keyboard', async () => {
    await renderOnEntity(<ProgressTab />);
    const trigger = await screen.findByRole('button', {
      name: /^Environnements/,
    });
    expect(trigger).toHaveAttribute('aria-expanded', 'true');
    act(() => trigger.focus());
    await userEvent.keyboard('{Enter}');
    expect(trigger).toHaveAttribute('aria-expanded', 'false');
  });

  it('says in one line what could not be read and lists it', async () => {
    const diagnostic = {
      file: 'TODO.md',
      line: 7,
      url: 'https://git.example/TODO.md#L7',
    };
    await renderOnEntity(<ProgressTab />, {
      progress: makeProgress({
        diagnostics: [
          {
            ...diagnostic,
            code: 'unreadable-check-mark',
            severity: 'error',
            message: '“[-]” is no check mark.',
          },
          {
            ...diagnostic,
            line: 9,
            code: 'duplicate-id',
            severity: 'warning',
            message: 'PL-001 is used more than once.',
          },
        ],
      }),
    });
    expect(
      await screen.findByText('1 line could not be read · 1 line needs a look'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /what is wrong with these lines/ }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('“[-]” is no check mark.');
    expect(
      within(dialog).getByRole('link', { name: /TODO.md:9/ }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });
});
