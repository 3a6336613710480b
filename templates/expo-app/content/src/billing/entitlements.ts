import { z } from 'zod';

/** What can be bought, by the identifiers given in RevenueCat. */
export const premium = 'premium';

export interface Entitlement {
  readonly active: boolean;
  /** When it ends; nothing for a purchase that lasts. */
  readonly until?: Date;
  /** Whether it goes on by itself. */
  readonly renews: boolean;
}

const none: Entitlement = { active: false, renews: false };

const infoSchema = z.object({
  entitlements: z.object({
    active: z.record(
      z.string(),
      z.object({
        isActive: z.boolean(),
        willRenew: z.boolean(),
        expirationDate: z.iso.datetime({ offset: true }).nullish(),
      }),
    ),
  }),
});

/**
 * The entitlement a customer has now. What RevenueCat kept while the device
 * was offline may have ended since; what cannot be read entitles to nothing.
 */
export function entitlementOf(info: unknown, name: string, now: Date): Entitlement {
  const found = infoSchema.safeParse(info).data?.entitlements.active[name];
  const until = found?.expirationDate ? new Date(found.expirationDate) : undefined;
  if (!found?.isActive || (until && until <= now)) {
    return none;
  }
  return { active: true, until, renews: found.willRenew };
}

const stores: Readonly<Record<string, string>> = { ios: 'appl_', android: 'goog_' };

/** The key of a platform's store; RevenueCat's test store serves any. */
export function keyOf(keys: readonly string[], platform: string): string | undefined {
  const prefix = stores[platform];
  return prefix ? keys.find((key) => key.startsWith(prefix) || key.startsWith('test_')) : undefined;
}
