import { Alert, Button, Text } from '@backstage/ui';
import type { RollbackPreview } from '@jalon/plugin-deployments-common';
import { useTexts, type Texts } from '../../hooks/useFormat';
import { describeFailure, type FailureKind } from '../../lib/failures';
import type { PreviewChange } from '../../lib/previewChanges';
import { checkWord } from './Checks';
import styles from './rollback.module.css';

interface Place {
  readonly environment: string;
  readonly name: string;
}

function failureTitle(t: Texts, kind: FailureKind, place: Place): string {
  const titles: Record<FailureKind, string> = {
    conflict: t('rollbackError.stale'),
    forbidden: t('rollbackError.forbidden', { environment: place.environment }),
    notFound: t('rollbackError.notFound'),
    invalid: t('rollbackError.invalid'),
    other: t('rollbackError.other'),
  };
  return titles[kind];
}

/** Why a rollback was not started, in the server's words, and what helps. */
export function RollbackFailure(props: {
  error: unknown;
  place: Place;
  onNewPreview: () => void;
}) {
  const t = useTexts();
  const { error, place, onNewPreview } = props;
  const { kind, message } = describeFailure(error);
  const mayRenew = kind === 'conflict' || kind === 'notFound';
  return (
    <Alert
      role="alert"
      status={kind === 'conflict' ? 'warning' : 'danger'}
      icon
      title={failureTitle(t, kind, place)}
      description={
        <>
          <Text as="p">{message ?? t('failure.unknown')}</Text>
          {kind === 'forbidden' && (
            <Text as="p">{t('rollbackError.forbiddenHint', { ...place })}</Text>
          )}
          {kind === 'other' && (
            <Text as="p">{t('rollbackError.retryHint')}</Text>
          )}
        </>
      }
      customActions={
        mayRenew && (
          <Button variant="secondary" onPress={onNewPreview}>
            {t('rollbackError.newPreview')}
          </Button>
        )
      }
    />
  );
}

function changeText(
  t: Texts,
  change: PreviewChange,
  environment: string,
): string {
  switch (change.type) {
    case 'from':
      return t('changed.from', { ...change, environment });
    case 'to':
      return t('changed.to', { ...change });
    case 'difference':
      return t('changed.difference');
    case 'check':
      return t('changed.check', {
        title: change.check.title,
        status: checkWord(t, change.check.status),
      });
    default:
      return t('changed.hidden');
  }
}

/** What a new preview shows that the one before it did not. */
export function ChangedSince(props: {
  preview: RollbackPreview;
  changes: readonly PreviewChange[];
}) {
  const t = useTexts();
  const { preview, changes } = props;
  if (changes.length === 0) {
    return null;
  }
  const texts = changes.map(each => changeText(t, each, preview.environment));
  return (
    <Alert
      role="status"
      status="info"
      icon
      title={t('changed.title')}
      description={
        <ul className={styles.changed}>
          {texts.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      }
    />
  );
}
