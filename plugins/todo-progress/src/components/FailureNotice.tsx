import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Button, Text } from '@backstage/ui';
import { useFormat, useTexts, type Texts } from '../hooks/useFormat';
import { useNow } from '../hooks/useNow';
import { describeFailure, type FailureKind } from '../lib/failures';
import { Notice } from './Notice';

function titleOf(t: Texts, kind: FailureKind): string {
  const titles = {
    forbidden: t('failure.forbiddenTitle'),
    notFound: t('failure.notFoundTitle'),
    other: t('failure.title'),
  };
  return titles[kind];
}

/** Nothing could be loaded: what failed and who can do something about it. */
export function FailureNotice(props: { error: Error; onRetry: () => void }) {
  const t = useTexts();
  const { entity } = useEntity();
  const { kind, message } = describeFailure(props.error);
  const owner = getEntityRelations(entity, 'ownedBy').at(0)?.name;
  const retry = (
    <Button variant="secondary" onPress={props.onRetry}>
      {t('common.retry')}
    </Button>
  );
  return (
    <Notice
      type={kind === 'forbidden' ? 'forbidden' : 'error'}
      title={titleOf(t, kind)}
      action={kind === 'forbidden' ? undefined : retry}
    >
      <Text as="p">{message ?? t('failure.unknown')}</Text>
      {kind === 'forbidden' && (
        <Text as="p">
          {owner ? t('failure.askOwner', { owner }) : t('failure.askAnyOwner')}
        </Text>
      )}
      {kind === 'other' && <Text as="p">{t('failure.generic')}</Text>}
    </Notice>
  );
}

/** A refresh failed; what is on the screen stays. */
export function RefreshAlert(props: { error?: Error; updatedAt?: number }) {
  const { t, ago } = useFormat();
  const now = useNow();
  if (!props.error || props.updatedAt === undefined) {
    return null;
  }
  const { message } = describeFailure(props.error);
  return (
    <Alert
      status="warning"
      icon
      role="status"
      title={t('common.notRefreshed', {
        message: message ?? t('failure.unknown'),
        ago: ago(new Date(props.updatedAt).toISOString(), now),
      })}
    />
  );
}
