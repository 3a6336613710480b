import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { Platform } from 'react-native';
import Purchases, { type CustomerInfo, type PurchasesPackage } from 'react-native-purchases';
import { useConfig } from '@/config/ConfigContext';
import { type Entitlement, entitlementOf, keyOf, premium } from './entitlements';

interface Billing {
  /** Whether this build can sell: it has a key of the device's store. */
  readonly available: boolean;
  readonly premium: Entitlement;
  readonly packages: () => Promise<readonly PurchasesPackage[]>;
  readonly buy: (item: PurchasesPackage) => Promise<void>;
  /** Gives whether anything was found. */
  readonly restore: () => Promise<boolean>;
}

const BillingContext = createContext<Billing | undefined>(undefined);

/** Follows what the customer has bought. The stores and RevenueCat know it; the app asks. */
export function BillingProvider({ children }: { children: ReactNode }) {
  const { revenueCatKeys } = useConfig();
  const apiKey = keyOf(revenueCatKeys, Platform.OS);
  const [info, setInfo] = useState<CustomerInfo>();

  useEffect(() => {
    if (!apiKey) {
      return undefined;
    }
    Purchases.configure({ apiKey });
    Purchases.addCustomerInfoUpdateListener(setInfo);
    // Offline: the listener tells later
    Purchases.getCustomerInfo().then(setInfo, () => undefined);
    return () => {
      Purchases.removeCustomerInfoUpdateListener(setInfo);
    };
  }, [apiKey]);

  const billing = useMemo<Billing>(
    () => ({
      available: apiKey !== undefined,
      premium: entitlementOf(info, premium, new Date()),
      packages: async () => (await Purchases.getOfferings()).current?.availablePackages ?? [],
      buy: async (item) => setInfo((await Purchases.purchasePackage(item)).customerInfo),
      restore: async () => {
        const restored = await Purchases.restorePurchases();
        setInfo(restored);
        return entitlementOf(restored, premium, new Date()).active;
      },
    }),
    [apiKey, info],
  );
  return <BillingContext value={billing}>{children}</BillingContext>;
}

export function useBilling(): Billing {
  const billing = use(BillingContext);
  if (!billing) {
    throw new Error('useBilling needs a BillingProvider around it');
  }
  return billing;
}
