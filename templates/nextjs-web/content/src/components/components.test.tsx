import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { messages } from '@/messages';
import { note } from '@/testing/backend';
import { ErrorMessage } from './error-message';
import { NewNoteForm } from './new-note-form';
import { NoteList } from './note-list';
import { SignInForm } from './sign-in-form';
import { SiteHeader } from './site-header';

const router = { push: jest.fn(), replace: jest.fn(), refresh: jest.fn() };
const location = { pathname: '/notes' };
jest.mock('next/navigation', () => ({
  useRouter: () => router,
  usePathname: () => location.pathname,
}));

const answer = jest.fn<
  Promise<{ status: number; ok?: boolean; json?: () => unknown }>,
  unknown[]
>();

beforeEach(() => {
  jest.clearAllMocks();
  location.pathname = '/notes';
  globalThis.fetch = answer as unknown as typeof fetch;
});

const button = (name: string) => screen.getByRole('button', { name });

describe('NewNoteForm', () => {
  async function write(title: string, text = '') {
    const user = userEvent.setup();
    render(<NewNoteForm />);
    if (title) {
      await user.type(screen.getByLabelText(messages.noteTitle), title);
    }
    if (text) {
      await user.type(screen.getByLabelText(new RegExp(messages.noteText)), text);
    }
    await user.click(button(messages.createNote));
  }

  it('creates a note, says so and is ready for the next', async () => {
    answer.mockResolvedValue({ status: 201 });
    await write('Gate 4', 'opens at 9');
    expect(await screen.findByText(messages.noteCreated)).toHaveAttribute('role', 'status');
    expect(answer).toHaveBeenCalledWith(
      '/api/notes',
      expect.objectContaining({ body: JSON.stringify({ title: 'Gate 4', text: 'opens at 9' }) }),
    );
    expect(router.refresh).toHaveBeenCalled();
    expect(screen.getByLabelText(messages.noteTitle)).toHaveValue('');
    expect(screen.getByLabelText(messages.noteTitle)).toHaveFocus();
  });

  it('points at a field that does not fit, without asking the server', async () => {
    await write('');
    const title = screen.getByLabelText(messages.noteTitle);
    await waitFor(() => expect(title).toHaveFocus());
    expect(title).toBeInvalid();
    expect(title).toHaveAccessibleDescription(messages.noteTitleInvalid);
    expect(answer).not.toHaveBeenCalled();
  });

  it.each([
    [400, { errors: [{ field: 'text' }] }, messages.noteTextInvalid],
    [400, {}, messages.noteInvalid],
    [403, {}, messages.noteForbidden],
    [429, {}, messages.tooManyRequests],
    [502, {}, messages.noteFailed],
  ])('explains the answer %p %p and keeps what was written', async (status, body, message) => {
    answer.mockResolvedValue({ status, json: () => body });
    await write('Gate 4');
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.getByLabelText(messages.noteTitle)).toHaveValue('Gate 4');
  });

  it('survives a network that is gone', async () => {
    answer.mockRejectedValue(new TypeError('fetch failed'));
    await write('Gate 4');
    expect(await screen.findByText(messages.noteFailed)).toHaveAttribute('role', 'alert');
  });

  it('asks visitors whose session has ended to sign in', async () => {
    answer.mockResolvedValue({ status: 401 });
    await write('Gate 4');
    await waitFor(() => expect(router.push).toHaveBeenCalledWith('/sign-in?next=%2Fnotes&ended=1'));
  });
});

describe('SignInForm', () => {
  async function signIn(token: string) {
    const user = userEvent.setup();
    render(<SignInForm returnTo="/notes" hint={messages.signInHint} />);
    if (token) {
      await user.type(screen.getByLabelText(messages.token), token);
    }
    await user.click(button(messages.signIn));
  }

  it('leads back to where the visitor was', async () => {
    answer.mockResolvedValue({ status: 204 });
    await signIn('a.b.c');
    await waitFor(() => expect(router.replace).toHaveBeenCalledWith('/notes'));
    expect(screen.getByText(messages.signInHint)).toBeVisible();
  });

  it('asks for a token before it asks the server', async () => {
    await signIn('');
    expect(await screen.findByText(messages.tokenMissing)).toBeVisible();
    expect(answer).not.toHaveBeenCalled();
  });

  it.each([
    [400, messages.tokenMissing],
    [401, messages.tokenRefused],
    [502, messages.signInFailed],
  ])('explains the answer %p', async (status, message) => {
    answer.mockResolvedValue({ status });
    await signIn('a.b.c');
    expect(await screen.findByText(message)).toBeVisible();
    expect(router.replace).not.toHaveBeenCalled();
  });
});

describe('SiteHeader', () => {
  it('says where one is', () => {
    render(<SiteHeader signedIn={false} />);
    expect(screen.getByRole('link', { name: messages.notes })).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(screen.getByRole('link', { name: messages.signIn })).toBeVisible();
  });

  it('signs out', async () => {
    answer.mockResolvedValue({ status: 204, ok: true });
    render(<SiteHeader signedIn />);
    await userEvent.click(button(messages.signOut));
    expect(answer).toHaveBeenCalledWith('/api/session', { method: 'DELETE' });
    await waitFor(() => expect(router.push).toHaveBeenCalledWith('/'));
  });

  it('does not pretend to have signed out', async () => {
    answer.mockRejectedValue(new TypeError('fetch failed'));
    render(<SiteHeader signedIn />);
    await userEvent.click(button(messages.signOut));
    expect(await screen.findByText(messages.signOutFailed)).toBeVisible();
    expect(router.push).not.toHaveBeenCalled();
  });

  it('offers no way out to those who are asked in', () => {
    location.pathname = '/sign-in';
    render(<SiteHeader signedIn />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('NoteList', () => {
  it('shows each note with the time it was written', () => {
    render(<NoteList notes={[note, { ...note, id: '8', text: '' }]} />);
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(screen.getByText('opens at 9')).toBeVisible();
    expect(screen.getAllByText(/2026/)[0]).toHaveAttribute('datetime', note.createdAt);
  });

  it('tells what to do when there is none', () => {
    render(<NoteList notes={[]} />);
    expect(screen.getByRole('heading', { name: messages.notesEmptyTitle })).toBeVisible();
  });
});

describe('ErrorMessage', () => {
  it('names the reference of the log, and tries again', async () => {
    const retry = jest.fn();
    render(
      <ErrorMessage error={Object.assign(new Error('hidden'), { digest: '4711' })} retry={retry} />,
    );
    expect(screen.getByText('4711')).toBeVisible();
    expect(screen.queryByText(/hidden/)).toBeNull();
    await userEvent.click(button(messages.retry));
    expect(retry).toHaveBeenCalled();
  });
});
