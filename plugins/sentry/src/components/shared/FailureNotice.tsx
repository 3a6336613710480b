import { Button, Text } from '@backstage/ui';
import { useTexts } from '../../hooks/useFormat';
import { describeFailure } from '../../lib/failures';
import { Notice } from './Notice';

/** Why errors could not be shown, and who or what mends it. */
export function FailureNotice(props: {
  error: Error;
  /** The owner to ask for access, if one is known. */
  owner?: string;
  onRetry: () => void;
}) {
  const t = useTexts();
  const { kind, message } = describeFailure(props.error);
  if (kind === 'forbidden') {
    return (
      <Notice type="forbidden" title={t('failure.forbiddenTitle')}>
        {message && <Text as="p">{message}</Text>}
        <Text as="p">
          {props.owner
            ? t('failure.askOwner', { owner: props.owner })
            : t('failure.askAnyOwner')}
        </Text>
      </Notice>
    );
  }
  return (
    <Notice
      type="error"
      title={t(kind === 'notFound' ? 'failure.notFoundTitle' : 'failure.title')}
      action={
        <Button variant="secondary" onPress={props.onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      <Text as="p">{message ?? t('failure.unknown')}</Text>
      {kind === 'other' && (
        <Text as="p" color="secondary">
          {t('failure.generic')}
        </Text>
      )}
    </Notice>
  );
}
