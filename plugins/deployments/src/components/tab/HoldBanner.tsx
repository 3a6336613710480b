import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Text,
} from '@backstage/ui';
import type { Hold } from '@jalon/plugin-deployments-common';
import { deploymentsApiRef } from '../../api';
import { useFormat, useTexts } from '../../hooks/useFormat';
import { useNow } from '../../hooks/useNow';
import { describeFailure } from '../../lib/failures';
import styles from './tab.module.css';

interface LiftProps {
  readonly environment: string;
  readonly hold: Hold;
  readonly onLifted: () => void;
}

/** Lifts a hold; done only when the server says so. */
function useLift({ hold, onLifted }: LiftProps) {
  const api = useApi(deploymentsApiRef);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const lift = async () => {
    setPending(true);
    setError(undefined);
    try {
      await api.liftHold(hold.id);
      onLifted();
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setPending(false);
    }
  };
  return { isPending, error, lift };
}

function LiftHold(props: LiftProps) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { isPending, error, lift } = useLift(props);
  const { environment, hold } = props;
  const person = hold.actor.displayName;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        variant="secondary"
        aria-label={t('hold.liftLabel', { environment })}
      >
        {t('hold.lift')}
      </Button>
      <Dialog>
        <DialogHeader>{t('hold.liftTitle', { environment })}</DialogHeader>
        <DialogBody>
          <Text as="p">
            {t('hold.liftBody', { person, reason: hold.reason, environment })}
          </Text>
          {error !== undefined && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={describeFailure(error).message ?? t('failure.unknown')}
            />
          )}
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {t('hold.keep')}
          </Button>
          <Button
            variant="primary"
            isDisabled={isPending}
            onPress={async () => {
              if (await lift()) {
                setOpen(false);
              }
            }}
          >
            {isPending ? t('hold.lifting') : t('hold.confirm', { environment })}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}

/** Why nothing may be deployed here, and the way out for those who may. */
export function HoldBanner(props: LiftProps & { mayLift: boolean }) {
  const { t, ago } = useFormat();
  const now = useNow();
  const { hold, mayLift } = props;
  const person = hold.actor.displayName;
  return (
    <Alert
      className={styles.hold}
      status="warning"
      icon
      title={t('card.held', { person, reason: hold.reason })}
      description={
        <>
          {t('hold.since', { ago: ago(hold.createdAt, now) })}
          {!mayLift && ` ${t('hold.mayNot', { person })}`}
        </>
      }
      customActions={mayLift ? <LiftHold {...props} /> : undefined}
    />
  );
}
