import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PURCHASES_ERROR_CODE } from 'react-native-purchases';
import { locale, texts } from '@/texts';
import { Body, Button, Card, Failure, Heading, Loading, Problem, Screen } from '@/ui';
import { useBilling } from './BillingProvider';
import type { Entitlement } from './entitlements';

export function PremiumScreen() {
  const { available, premium } = useBilling();
  return (
    <Screen>
      <Heading>{describe(premium)}</Heading>
      {available ? <Shop sells={!premium.active} /> : <Body>{texts.billing.unavailable}</Body>}
    </Screen>
  );
}

function Shop({ sells }: { sells: boolean }) {
  const { packages, buy, restore } = useBilling();
  const offers = useQuery({ queryKey: ['offers'], queryFn: packages, enabled: sells });
  const [problem, setProblem] = useState<string>();

  const attempt = async (action: () => Promise<string | undefined>) => {
    setProblem(undefined);
    try {
      setProblem(await action());
    } catch (error) {
      setProblem(isCancelled(error) ? undefined : texts.billing.failed);
    }
  };

  return (
    <>
      {offers.isLoading ? <Loading /> : null}
      {offers.error ? <Failure error={offers.error} onRetry={() => void offers.refetch()} /> : null}
      {sells && offers.data ? (
        <Card>
          {offers.data.map((item) => (
            <Button
              key={item.identifier}
              label={texts.billing.buy(item.product.title, item.product.priceString)}
              onPress={() => void attempt(() => buy(item).then(() => undefined))}
            />
          ))}
        </Card>
      ) : null}
      {problem ? <Problem>{problem}</Problem> : null}
      <Button
        label={texts.billing.restore}
        onPress={() =>
          void attempt(async () => ((await restore()) ? undefined : texts.billing.nothingToRestore))
        }
        secondary
      />
    </>
  );
}

function describe({ active, until }: Entitlement): string {
  if (!active) {
    return texts.billing.inactive;
  }
  return until ? texts.billing.until(until.toLocaleDateString(locale)) : texts.billing.active;
}

function isCancelled(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === PURCHASES_ERROR_CODE.PURCHASE_CANCELLED_ERROR
  );
}
