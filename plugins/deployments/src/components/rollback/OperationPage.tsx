import { useParams } from 'react-router-dom';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { Alert, ButtonLink, Container, Header, Text } from '@backstage/ui';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiProgress4Line,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type {
  RollbackOperation,
  RollbackState,
} from '@jalon/plugin-deployments-common';
import { deploymentsApiRef } from '../../api';
import { useTexts } from '../../hooks/useFormat';
import { useDeploymentsSignal } from '../../hooks/useDeploymentsSignal';
import { useLiveQuery } from '../../hooks/useLiveQuery';
import { Mono } from '../shared/Mono';
import { FailureNotice } from '../shared/FailureNotice';
import { RefreshAlert } from '../shared/SyncNotice';
import { Section } from './Section';
import { Timeline } from './Timeline';
import { WhatNext } from './WhatNext';
import { Placeholder } from '../shared/Placeholder';
import shared from '../shared/shared.module.css';
import styles from './rollback.module.css';

const FOLLOW_MS = 2_000;
/** A finished operation changes no more, but its hold may be lifted. */
const FINISHED_MS = 10_000;

const isFinished = (state: RollbackState | undefined) =>
  state === 'succeeded' || state === 'failed';

const LOOKS: Record<
  RollbackState,
  { tone: string; Icon: RemixiconComponentType }
> = {
  pending: { tone: 'neutral', Icon: RiTimeLine },
  applying: { tone: 'neutral', Icon: RiProgress4Line },
  verifying: { tone: 'neutral', Icon: RiProgress4Line },
  succeeded: { tone: 'pass', Icon: RiCheckboxCircleFill },
  failed: { tone: 'block', Icon: RiCloseCircleFill },
};

function State(props: { state: RollbackState }) {
  const t = useTexts();
  const { state } = props;
  const { tone, Icon } = LOOKS[state];
  return (
    <p className={`${styles.state} ${styles[tone]}`} aria-live="polite">
      <Icon aria-hidden />
      {t(`operation.${state}`)}
      {!isFinished(state) && (
        <Text className={shared.muted}>{t('operation.live')}</Text>
      )}
    </p>
  );
}

function useOperation(id: string) {
  const api = useApi(deploymentsApiRef);
  const query = useLiveQuery(
    id,
    () => api.getRollback(id),
    data => (isFinished(data?.state) ? FINISHED_MS : FOLLOW_MS),
  );
  useDeploymentsSignal(query.reload);
  return query;
}

function Operation(props: {
  operation: RollbackOperation;
  name: string;
  onChanged: () => void;
}) {
  const t = useTexts();
  const { operation, name, onChanged } = props;
  const { state, from, to, reason, error } = operation;
  return (
    <>
      <div className={styles.section}>
        <State state={state} />
        <Text as="p">
          <Mono>{from.version}</Mono> → <Mono>{to.version}</Mono>
        </Text>
      </div>
      {error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={error}
          description={t('operation.failedHint')}
        />
      )}
      <Section title={t('operation.reason')}>
        <Text as="p">{reason}</Text>
      </Section>
      <Timeline operation={operation} />
      <WhatNext operation={operation} name={name} onChanged={onChanged} />
    </>
  );
}

/** A rollback operation: how it goes, then what is left to do. */
export function OperationPage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const { data, error, isStale, updatedAt, reload } = useOperation(id);
  const operation = isStale ? undefined : data;
  if (!operation) {
    return (
      <Container>
        {error ? (
          <FailureNotice
            error={error}
            onRetry={reload}
            action={
              <ButtonLink variant="secondary" href="/catalog">
                {t('rollback.openCatalog')}
              </ButtonLink>
            }
          />
        ) : (
          <div
            role="status"
            aria-label={t('common.loading')}
            className={styles.page}
          >
            {[56, 64, 200, 120].map(height => (
              <Placeholder key={height} height={height} />
            ))}
          </div>
        )}
      </Container>
    );
  }
  const { name } = parseEntityRef(operation.entityRef);
  const { environment, to } = operation;
  return (
    <>
      <Header
        className={styles.header}
        title={t('operation.title', { environment, name, version: to.version })}
      />
      <Container>
        <div className={styles.page}>
          <RefreshAlert error={error} updatedAt={updatedAt} />
          <Operation operation={operation} name={name} onChanged={reload} />
        </div>
      </Container>
    </>
  );
}
