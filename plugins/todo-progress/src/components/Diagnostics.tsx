import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
  Text,
} from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import type {
  TodoDiagnostic,
  TodoDiagnosticCode,
} from '@jalon/plugin-todo-progress-common';
import { useTexts, type Texts } from '../hooks/useFormat';
import { RepositoryLink } from './RepositoryLink';
import styles from './progress.module.css';

function codeTexts(t: Texts): Record<TodoDiagnosticCode, string> {
  return {
    'duplicate-id': t('diagnostics.code.duplicateId'),
    'malformed-id': t('diagnostics.code.malformedId'),
    'missing-check-mark': t('diagnostics.code.missingCheckMark'),
    'unreadable-check-mark': t('diagnostics.code.unreadableCheckMark'),
    'empty-title': t('diagnostics.code.emptyTitle'),
    'text-too-long': t('diagnostics.code.textTooLong'),
    'unresolved-link': t('diagnostics.code.unresolvedLink'),
    'unresolved-anchor': t('diagnostics.code.unresolvedAnchor'),
    'unsafe-link': t('diagnostics.code.unsafeLink'),
    'file-too-large': t('diagnostics.code.fileTooLarge'),
    'file-not-text': t('diagnostics.code.fileNotText'),
    'too-many-items': t('diagnostics.code.tooManyItems'),
    'too-many-files': t('diagnostics.code.tooManyFiles'),
  };
}

/** "2 lines could not be read · 1 line needs a look" */
function summaryOf(t: Texts, diagnostics: readonly TodoDiagnostic[]): string {
  const lines = (severity: TodoDiagnostic['severity']) =>
    new Set(
      diagnostics
        .filter(diagnostic => diagnostic.severity === severity)
        .map(({ file, line }) => `${file}:${line}`),
    ).size;
  const unread = lines('error');
  const doubtful = lines('warning');
  const parts: string[] = [];
  if (unread > 0) {
    parts.push(t('diagnostics.unread', { count: unread }));
  }
  if (doubtful > 0) {
    parts.push(t('diagnostics.doubtful', { count: doubtful }));
  }
  return parts.join(' · ');
}

function Entry(props: { diagnostic: TodoDiagnostic }) {
  const t = useTexts();
  const { code, severity, message, file, line, url } = props.diagnostic;
  return (
    <li className={styles.diagnostic}>
      <span>
        <Text weight="bold">{codeTexts(t)[code] ?? code}</Text>
        {' · '}
        <span className={severity === 'error' ? styles.danger : styles.stalled}>
          {severity === 'error'
            ? t('diagnostics.notCounted')
            : t('diagnostics.counted')}
        </span>
      </span>
      <Text as="p">{message}</Text>
      <RepositoryLink url={url}>
        <span className={styles.mono}>{`${file}:${line}`}</span>
      </RepositoryLink>
    </li>
  );
}

/** One line about what could not be read, which opens the list. */
export function Diagnostics(props: { diagnostics: readonly TodoDiagnostic[] }) {
  const t = useTexts();
  const { diagnostics } = props;
  if (diagnostics.length === 0) {
    return null;
  }
  return (
    <div className={styles.diagnostics}>
      <RiErrorWarningLine aria-hidden className={styles.stalled} />
      <span>{summaryOf(t, diagnostics)}</span>
      <DialogTrigger>
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('diagnostics.showLabel')}
        >
          {t('diagnostics.show')}
        </Button>
        <Dialog width={640}>
          <DialogHeader>{t('diagnostics.title')}</DialogHeader>
          <DialogBody>
            <ul className={styles.diagnosticList}>
              {diagnostics.map((diagnostic, index) => (
                <Entry key={index} diagnostic={diagnostic} />
              ))}
            </ul>
          </DialogBody>
        </Dialog>
      </DialogTrigger>
    </div>
  );
}
