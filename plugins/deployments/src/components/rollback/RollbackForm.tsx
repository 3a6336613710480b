import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  Alert,
  Button,
  ButtonLink,
  Text,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import type { RollbackPreview } from '@jalon/plugin-deployments-common';
import { useTexts, type Texts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { useMayRollBack, useStartRollback } from '../../hooks/useRollback';
import { RollbackFailure } from './RollbackFailure';
import { Section } from './Section';
import styles from './rollback.module.css';

const LONGEST_REASON = 2000;

interface Entered {
  readonly reason: string;
  readonly confirmation: string;
}

/** What still stands between a person and the button, if anything. */
function whatIsMissing(
  t: Texts,
  preview: RollbackPreview,
  isStale: boolean,
  { reason, confirmation }: Entered,
): string | undefined {
  if (isStale) {
    return t('rollback.needsTarget');
  }
  if (preview.checks.some(({ status }) => status === 'block')) {
    return t('rollback.needsUnblocked');
  }
  if (preview.changes.length === 0) {
    return t('rollback.needsChanges');
  }
  if (!reason.trim()) {
    return t('rollback.needsReason');
  }
  if (preview.confirmation && confirmation.trim() !== preview.confirmation) {
    return t('rollback.needsConfirmation', { text: preview.confirmation });
  }
  return undefined;
}

/** Reason, typed confirmation and the button that says what it does. */
export function RollbackForm(props: {
  preview: RollbackPreview;
  name: string;
  /** The preview on the screen is of another choice than the present one. */
  isStale: boolean;
  onNewPreview: () => void;
}) {
  const t = useTexts();
  const navigate = useNavigate();
  const hrefs = useHrefs();
  const hintId = useId();
  const { preview, name, isStale, onNewPreview } = props;
  const { entityRef, environment, to } = preview;
  const [entered, setEntered] = useState<Entered>({
    reason: '',
    confirmation: '',
  });
  const { start, isPending, error, clearError } = useStartRollback(
    preview,
    // Back must not lead to a preview of what is already done.
    operation => navigate(hrefs.operation(operation.id), { replace: true }),
  );
  const isForbidden = useMayRollBack(preview) === false;
  const missing = isForbidden
    ? t('environment.mayNot', { environment })
    : whatIsMissing(t, preview, isStale, entered);
  return (
    <form
      className={styles.page}
      style={{ padding: 0 }}
      onSubmit={event => event.preventDefault()}
    >
      <TextAreaField
        label={t('rollback.reason')}
        secondaryLabel={t('rollback.required')}
        description={t('rollback.reasonDescription')}
        value={entered.reason}
        maxLength={LONGEST_REASON}
        onChange={reason => setEntered(last => ({ ...last, reason }))}
      />
      {preview.confirmation && (
        <TextField
          label={t('rollback.confirm', { text: preview.confirmation })}
          autoComplete="off"
          spellCheck="false"
          value={entered.confirmation}
          onChange={confirmation =>
            setEntered(last => ({ ...last, confirmation }))
          }
        />
      )}
      {isForbidden && error === undefined && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('rollbackError.forbidden', { environment })}
          description={t('rollbackError.forbiddenHint', { name, environment })}
        />
      )}
      {error !== undefined && (
        <RollbackFailure
          error={error}
          place={{ environment, name }}
          onNewPreview={() => {
            clearError();
            onNewPreview();
          }}
        />
      )}
      <div className={styles.actions}>
        <Text id={hintId} as="p" className={styles.hint} aria-live="polite">
          {isPending ? t('rollback.underWay') : missing}
        </Text>
        <ButtonLink variant="secondary" href={hrefs.deployments(entityRef)}>
          {t('rollback.cancel')}
        </ButtonLink>
        <Button
          variant="primary"
          destructive
          isDisabled={isPending || missing !== undefined}
          aria-describedby={hintId}
          onPress={() =>
            start(
              entered.reason.trim(),
              preview.confirmation && entered.confirmation.trim(),
            )
          }
        >
          {t('rollback.submit', { environment, version: to.version })}
        </Button>
      </div>
    </form>
  );
}

/** How it will be done, in the strategy's own sentence. */
export function How(props: { preview: RollbackPreview }) {
  const t = useTexts();
  return (
    <Section title={t('rollback.how')}>
      <Text as="p">{props.preview.how}</Text>
    </Section>
  );
}
