import * as Sentry from '@sentry/react-native';
import { act, render, screen, userEvent } from '@testing-library/react-native';
import * as Updates from 'expo-updates';
import { AppState, type AppStateStatus } from 'react-native';
import { texts } from '@/texts';
import { checkForUpdate } from './checkForUpdate';
import { UpdateBanner } from './UpdateBanner';

const check = jest.mocked(Updates.checkForUpdateAsync);
const inDevelopment = (value: boolean) => Object.assign(globalThis, { __DEV__: value });

function found(what: { isAvailable?: boolean; isRollBackToEmbedded?: boolean }) {
  check.mockResolvedValueOnce({
    isAvailable: false,
    isRollBackToEmbedded: false,
    ...what,
  } as Awaited<ReturnType<typeof check>>);
}

beforeEach(() => inDevelopment(false));
afterEach(() => inDevelopment(true));

describe('checkForUpdate', () => {
  it('fetches what the channel has: an update, or the order to go back', async () => {
    found({ isAvailable: true });
    await checkForUpdate();
    expect(Updates.fetchUpdateAsync).toHaveBeenCalledTimes(1);
    found({ isRollBackToEmbedded: true });
    await checkForUpdate();
    expect(Updates.fetchUpdateAsync).toHaveBeenCalledTimes(2);
  });

  it('fetches nothing when there is nothing', async () => {
    found({});
    await checkForUpdate();
    expect(Updates.fetchUpdateAsync).not.toHaveBeenCalled();
  });

  it('leaves the app running without a network', async () => {
    check.mockRejectedValueOnce(new Error('offline'));
    await expect(checkForUpdate()).resolves.toBeUndefined();
    expect(Sentry.addBreadcrumb).toHaveBeenCalledTimes(1);
  });

  it('does not ask on a developer’s machine', async () => {
    inDevelopment(true);
    await checkForUpdate();
    expect(check).not.toHaveBeenCalled();
  });
});

describe('UpdateBanner', () => {
  it('stays away while there is nothing to say', async () => {
    await render(<UpdateBanner />);
    expect(check).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('looks again when the app comes back', async () => {
    const tell: ((state: AppStateStatus) => void)[] = [];
    const remove = jest.fn();
    jest.spyOn(AppState, 'addEventListener').mockImplementation((_type, listener) => {
      tell.push(listener);
      return { remove };
    });
    const { unmount } = await render(<UpdateBanner />);
    await act(async () => tell.forEach((listener) => listener('background')));
    expect(check).toHaveBeenCalledTimes(1);
    await act(async () => tell.forEach((listener) => listener('active')));
    expect(check).toHaveBeenCalledTimes(2);
    await unmount();
    expect(remove).toHaveBeenCalledTimes(1);
  });

  it('offers to restart with what was fetched', async () => {
    jest
      .mocked(Updates.useUpdates)
      .mockReturnValueOnce({ isUpdatePending: true } as Updates.UseUpdatesReturnType);
    await render(<UpdateBanner />);
    expect(screen.getByText(texts.updates.ready)).toBeOnTheScreen();
    await userEvent.press(screen.getByRole('button', { name: texts.updates.restart }));
    expect(Updates.reloadAsync).toHaveBeenCalledTimes(1);
  });
});
