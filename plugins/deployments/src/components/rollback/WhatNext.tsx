import { Button, ButtonLink, Text } from '@backstage/ui';
import { RiShareLine } from '@remixicon/react';
import type { RollbackOperation } from '@jalon/plugin-deployments-common';
import { useEnvironments } from '../../hooks/useEnvironments';
import { useTexts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { useCopy } from '../shared/Mono';
import { HoldBanner } from '../tab/HoldBanner';
import { Section } from './Section';
import styles from './rollback.module.css';

function HoldState(props: {
  operation: RollbackOperation;
  onChanged: () => void;
}) {
  const t = useTexts();
  const { entityRef, environment, hold } = props.operation;
  const { data, reload } = useEnvironments(entityRef);
  const status = data?.items.find(each => each.environment === environment);
  const present = status ? status.hold : hold;
  if (!present) {
    return <Text as="p">{t('operation.notHeld', { environment })}</Text>;
  }
  return (
    <HoldBanner
      environment={environment}
      hold={present}
      mayLift={status?.permissions.liftHold ?? false}
      onLifted={() => {
        reload();
        props.onChanged();
      }}
    />
  );
}

/** What is left to do once an operation has ended, and how to tell others. */
export function WhatNext(props: {
  operation: RollbackOperation;
  name: string;
  onChanged: () => void;
}) {
  const t = useTexts();
  const hrefs = useHrefs();
  const { copied, copy } = useCopy();
  const { operation, name, onChanged } = props;
  const { entityRef, environment, state } = operation;
  const hasEnded = state === 'succeeded' || state === 'failed';
  return (
    <Section title={t('operation.next')}>
      {hasEnded && <HoldState operation={operation} onChanged={onChanged} />}
      <div className={styles.actions} style={{ justifyContent: 'flex-start' }}>
        <ButtonLink variant="secondary" href={hrefs.deployments(entityRef)}>
          {t('rollback.toDeployments', { name })}
        </ButtonLink>
        {state === 'failed' && (
          <ButtonLink
            variant="secondary"
            href={hrefs.rollback({ entityRef, environment })}
          >
            {t('operation.previewAgain')}
          </ButtonLink>
        )}
        <Button
          variant="secondary"
          iconStart={<RiShareLine />}
          onPress={() => copy(window.location.href)}
        >
          {copied ? t('operation.shared') : t('operation.share')}
        </Button>
      </div>
    </Section>
  );
}
