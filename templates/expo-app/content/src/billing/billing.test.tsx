import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, userEvent } from '@testing-library/react-native';
import Purchases, { type CustomerInfo, type PurchasesOfferings } from 'react-native-purchases';
import { ConfigContext } from '@/config/ConfigContext';
import { texts } from '@/texts';
import { BillingProvider } from './BillingProvider';
import { entitlementOf, keyOf, premium } from './entitlements';
import { PremiumScreen } from './PremiumScreen';

const now = new Date('2026-01-08T09:00:00Z');

function customer(expirationDate: string | null, name = premium): CustomerInfo {
  const active = { [name]: { isActive: true, willRenew: true, expirationDate } };
  return { entitlements: { active } } as unknown as CustomerInfo;
}

describe('entitlementOf', () => {
  it('entitles to what was bought until it ends', () => {
    expect(entitlementOf(customer('2026-02-08T09:00:00Z'), premium, now)).toEqual({
      active: true,
      renews: true,
      until: new Date('2026-02-08T09:00:00Z'),
    });
    expect(entitlementOf(customer(null), premium, now)).toMatchObject({ active: true });
  });

  it('ends in time, even while the device is offline', () => {
    expect(entitlementOf(customer('2026-01-08T09:00:00Z'), premium, now).active).toBe(false);
  });

  it.each([undefined, {}, { entitlements: null }, customer(null, 'other'), customer('soon')])(
    'entitles to nothing otherwise (%#)',
    (info) => {
      expect(entitlementOf(info, premium, now)).toEqual({ active: false, renews: false });
    },
  );
});

describe('keyOf', () => {
  it('picks the key of the store', () => {
    const keys = ['appl_a', 'goog_b'];
    expect([keyOf(keys, 'ios'), keyOf(keys, 'android')]).toEqual(keys);
    expect(keyOf(keys, 'web')).toBeUndefined();
    expect(keyOf(['test_c'], 'android')).toBe('test_c');
    expect(keyOf([], 'ios')).toBeUndefined();
  });
});

describe('PremiumScreen', () => {
  const monthly = { identifier: 'monthly', product: { title: 'Monthly', priceString: '€5' } };
  const offer = { current: { availablePackages: [monthly] } } as unknown as PurchasesOfferings;
  const buy = texts.billing.buy('Monthly', '€5');

  async function show(revenueCatKeys: readonly string[]) {
    const config = { environment: 'preview' as const, apiUrl: 'https://x.example', revenueCatKeys };
    const queries = new QueryClient({
      defaultOptions: { queries: { retry: false, gcTime: Infinity } },
    });
    await render(
      <QueryClientProvider client={queries}>
        <ConfigContext value={config}>
          <BillingProvider>
            <PremiumScreen />
          </BillingProvider>
        </ConfigContext>
      </QueryClientProvider>,
    );
  }

  beforeEach(() => {
    jest.mocked(Purchases.getOfferings).mockResolvedValue(offer);
  });

  it('sells nothing without a key', async () => {
    await show([]);
    expect(screen.getByText(texts.billing.unavailable)).toBeOnTheScreen();
    expect(Purchases.configure).not.toHaveBeenCalled();
  });

  it('shows what was bought', async () => {
    await show(['appl_a']);
    jest.mocked(Purchases.purchasePackage).mockResolvedValueOnce({
      customerInfo: customer(null),
    } as Awaited<ReturnType<typeof Purchases.purchasePackage>>);
    await userEvent.press(await screen.findByRole('button', { name: buy }));
    expect(await screen.findByText(texts.billing.active)).toBeOnTheScreen();
    expect(screen.queryByRole('button', { name: buy })).toBeNull();
  });

  it('follows what happens in the store', async () => {
    await show(['appl_a']);
    const [tell] = jest.mocked(Purchases.addCustomerInfoUpdateListener).mock.calls[0] ?? [];
    await act(async () => tell?.(customer('2999-01-01T00:00:00Z')));
    expect(screen.getByText(/2999|2998/)).toBeOnTheScreen();
  });

  it('says when the store fails, and nothing when someone changed their mind', async () => {
    await show(['appl_a']);
    jest.mocked(Purchases.purchasePackage).mockRejectedValueOnce({ code: '2' });
    await userEvent.press(await screen.findByRole('button', { name: buy }));
    expect(await screen.findByText(texts.billing.failed)).toBeOnTheScreen();
    jest.mocked(Purchases.purchasePackage).mockRejectedValueOnce({ code: '1' });
    await userEvent.press(screen.getByRole('button', { name: buy }));
    expect(screen.queryByText(texts.billing.failed)).toBeNull();
  });

  it('restores earlier purchases', async () => {
    await show(['appl_a']);
    const restore = screen.getByRole('button', { name: texts.billing.restore });
    jest.mocked(Purchases.restorePurchases).mockResolvedValueOnce(customer(null, 'other'));
    await userEvent.press(restore);
    expect(await screen.findByText(texts.billing.nothingToRestore)).toBeOnTheScreen();
    jest.mocked(Purchases.restorePurchases).mockResolvedValueOnce(customer(null));
    await userEvent.press(restore);
    expect(await screen.findByText(texts.billing.active)).toBeOnTheScreen();
  });

  it('lets someone ask again for the offers', async () => {
    jest.mocked(Purchases.getOfferings).mockRejectedValueOnce(new Error('offline'));
    await show(['appl_a']);
    await userEvent.press(await screen.findByRole('button', { name: texts.common.retry }));
    expect(await screen.findByRole('button', { name: buy })).toBeOnTheScreen();
  });
});
