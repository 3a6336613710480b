import { fireEvent, screen, userEvent } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { tokenStore } from '@/auth/tokenStore';
import { texts } from '@/texts';
import { tokenOf } from './tokens';

jest.mock('@/config/current', () => ({
  currentConfig: {
    ok: true,
    config: {
      environment: 'development',
      apiUrl: 'https://api.example.com',
      // golden-path:if billing
      revenueCatKeys: [],
      // golden-path:end
    },
  },
}));

const token = tokenOf({ sub: 'ada' });
const fetchMock = jest.fn<Promise<Response>, [Request]>();

/** A backend that keeps notes, until its next answers are set. */
function backend() {
  const notes: object[] = [];
  fetchMock.mockImplementation(async (request) => {
    if (request.headers.get('authorization') !== `Bearer ${token}`) {
      return answer(401, { statusCode: 401, message: 'Unauthorized' });
    }
    if (request.method === 'DELETE') {
      return new Response(null, { status: 204 });
    }
    if (request.method === 'POST') {
      const id = String(notes.length);
      const author = { id: 'ada', name: 'Ada' };
      const createdAt = '2026-01-08T09:00:00.000Z';
      const note = { id, author, createdAt, ...(await request.json()) };
      notes.unshift(note);
      return answer(201, note);
    }
    return answer(200, { items: notes });
  });
}

function answer(status: number, body: object) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

const button = (name: string) => screen.findByRole('button', { name });

beforeEach(async () => {
  globalThis.fetch = fetchMock as unknown as typeof fetch;
  backend();
  await tokenStore.remove();
});

async function start() {
  await renderRouter('./src/app', { initialUrl: '/' });
}

describe('app', () => {
  it('lets someone sign in, write a note and sign out', async () => {
    await start();
    await userEvent.type(await screen.findByLabelText(texts.signIn.token), token);
    await userEvent.press(await button(texts.signIn.submit));
    expect(await screen.findByText(texts.notes.empty)).toBeOnTheScreen();

    await userEvent.press(await button(texts.notes.add));
    await userEvent.type(await screen.findByLabelText(texts.newNote.name), 'Gate 4');
    await userEvent.type(await screen.findByLabelText(texts.newNote.text), 'opens at 9');
    await userEvent.press(await button(texts.newNote.save));
    expect(await screen.findByRole('heading', { name: 'Gate 4' })).toBeOnTheScreen();
    expect(screen.getByText('opens at 9')).toBeOnTheScreen();

    await userEvent.press(await button(texts.notes.settings));
    expect(
      await screen.findByLabelText(`${texts.settings.api}: api.example.com`),
    ).toBeOnTheScreen();
    await userEvent.press(await button(texts.settings.signOut));
    expect(await screen.findByLabelText(texts.signIn.token)).toBeOnTheScreen();
    await expect(tokenStore.read()).resolves.toBeUndefined();
    const last = fetchMock.mock.lastCall?.[0];
    expect([last?.method, last?.url]).toEqual(['DELETE', 'https://api.example.com/api/v1/session']);
  });

  it('reads on at the end of the list', async () => {
    await tokenStore.write(token);
    const noteOf = (id: string) => ({
      id,
      title: `Note ${id}`,
      text: '',
      author: { id: 'ada', name: 'Ada' },
      createdAt: '2026-01-08T09:00:00.000Z',
    });
    fetchMock.mockResolvedValueOnce(answer(200, { items: [noteOf('1')], nextCursor: 'after-1' }));
    fetchMock.mockResolvedValueOnce(answer(200, { items: [noteOf('2')] }));
    await start();
    expect(await screen.findByText('Note 1')).toBeOnTheScreen();
    await fireEvent(screen.getByTestId('notes'), 'endReached');
    expect(await screen.findByText('Note 2')).toBeOnTheScreen();
    expect(fetchMock.mock.lastCall?.[0].url).toContain('cursor=after-1');
    await fireEvent(screen.getByTestId('notes'), 'endReached');
    expect(fetchMock).toHaveBeenCalledTimes(2);
  });

  it('remembers who is signed in, and shows what went wrong', async () => {
    await tokenStore.write(token);
    fetchMock.mockResolvedValueOnce(answer(400, { message: 'limit: too large' }));
    await start();
    expect(await screen.findByText(`${texts.errors.invalid} limit: too large`)).toBeOnTheScreen();
    await userEvent.press(await button(texts.common.retry));
    expect(await screen.findByText(texts.notes.empty)).toBeOnTheScreen();
  });

  it('keeps a refused note on the screen', async () => {
    await tokenStore.write(token);
    await start();
    await userEvent.press(await button(texts.notes.add));
    await userEvent.press(await button(texts.newNote.save));
    expect(await screen.findByText(texts.newNote.titleMissing)).toBeOnTheScreen();

    await userEvent.type(screen.getByLabelText(texts.newNote.name), 'Gate 4');
    fetchMock.mockResolvedValueOnce(answer(403, { message: 'Forbidden' }));
    await userEvent.press(await button(texts.newNote.save));
    expect(await screen.findByText(texts.errors.forbidden)).toBeOnTheScreen();
    expect(screen.getByLabelText(texts.newNote.name)).toHaveDisplayValue('Gate 4');
  });

  it('asks to sign in again when the API ends the session', async () => {
    await tokenStore.write(tokenOf({ sub: 'nobody' }));
    await start();
    expect(await screen.findByText(texts.signIn.expired)).toBeOnTheScreen();
    await expect(tokenStore.read()).resolves.toBeUndefined();
  });

  it('refuses what cannot be a token', async () => {
    await start();
    await userEvent.type(await screen.findByLabelText(texts.signIn.token), 'password');
    await userEvent.press(await button(texts.signIn.submit));
    expect(await screen.findByText(texts.signIn.malformed)).toBeOnTheScreen();
    expect(fetchMock).not.toHaveBeenCalled();
  });
});
