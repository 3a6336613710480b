import type { ReactNode } from 'react';
import { Button, Text } from '@backstage/ui';
import { useTexts } from '../../hooks/useFormat';
import { describeFailure, type FailureKind } from '../../lib/failures';
import { Notice } from './Notice';
import styles from './shared.module.css';

const TYPES = {
  invalid: 'missing',
  forbidden: 'forbidden',
  notFound: 'missing',
  conflict: 'error',
  other: 'error',
} as const;

/** Why something could not be shown, and who or what mends it. */
export function FailureNotice(props: {
  error: Error;
  /** The owner to ask for access, if one is known. */
  owner?: string;
  onRetry?: () => void;
  /** Replaces "Try again". */
  action?: ReactNode;
}) {
  const t = useTexts();
  const { kind, message } = describeFailure(props.error);
  const titles: Record<FailureKind, string> = {
    invalid: t('failure.invalidTitle'),
    forbidden: t('failure.forbiddenTitle'),
    notFound: t('failure.notFoundTitle'),
    conflict: t('failure.title'),
    other: t('failure.title'),
  };
  const ask = props.owner
    ? t('failure.askOwner', { owner: props.owner })
    : t('failure.askAnyOwner');
  return (
    <Notice
      type={TYPES[kind]}
      title={titles[kind]}
      action={
        props.action ??
        (props.onRetry && (
          <Button variant="secondary" onPress={props.onRetry}>
            {t('common.retry')}
          </Button>
        ))
      }
    >
      <Text as="p">{message ?? t('failure.unknown')}</Text>
      {kind === 'forbidden' && <Text as="p">{ask}</Text>}
      {kind === 'other' && (
        <Text as="p" className={styles.muted}>
          {t('failure.generic')}
        </Text>
      )}
    </Notice>
  );
}
