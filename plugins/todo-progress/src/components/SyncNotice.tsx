import { Alert, ButtonLink, Text } from '@backstage/ui';
import type {
  TodoProgress,
  TodoSyncProblem,
  TodoSyncStatus,
} from '@jalon/plugin-todo-progress-common';
import { useFormat, useTexts, type Texts } from '../hooks/useFormat';
import { useNow } from '../hooks/useNow';
import { safeLink } from '../lib/href';
import { Notice } from './Notice';
import styles from './progress.module.css';

const EXAMPLE = '- [ ] PL-001 — Automate backups. Ref: [Plan](docs/PLAN.md)';

function problemTexts(t: Texts, code: TodoSyncProblem['code']) {
  switch (code) {
    case 'no-repository':
      return {
        title: t('sync.noRepositoryTitle'),
        hint: t('sync.noRepository'),
      };
    case 'no-files':
      return { title: t('empty.noFilesTitle'), hint: t('empty.noFiles') };
    case 'unreachable':
      return { title: t('sync.unreachableTitle'), hint: t('sync.unreachable') };
    default:
      return { title: t('sync.invalidTitle'), hint: t('sync.invalid') };
  }
}

function ProblemText(props: { problem: TodoSyncProblem; syncedAt?: string }) {
  const { t, ago } = useFormat();
  const now = useNow();
  const { problem, syncedAt } = props;
  const { hint } = problemTexts(t, problem.code);
  return (
    <>
      {problem.code !== 'no-repository' && (
        <Text as="p">{problem.message}</Text>
      )}
      <Text as="p">{hint}</Text>
      <Text as="p" color="secondary">
        {problem.since &&
          `${t('sync.since', { ago: ago(problem.since, now) })} `}
        {syncedAt
          ? t('sync.stillTrue', { ago: ago(syncedAt, now) })
          : t('sync.nothingStillTrue')}
      </Text>
    </>
  );
}

/** The repository is missing: why, since when, what is still true. */
export function SyncAlert(props: { sync: TodoSyncStatus }) {
  const t = useTexts();
  const { problem, syncedAt } = props.sync;
  if (!problem) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      role="status"
      title={problemTexts(t, problem.code).title}
      description={
        <div className={styles.paragraphs}>
          <ProblemText problem={problem} syncedAt={syncedAt} />
        </div>
      }
    />
  );
}

function HowToWrite(props: { hint: string }) {
  const t = useTexts();
  return (
    <>
      <Text as="p">{props.hint}</Text>
      <figure className={styles.example}>
        <figcaption>{t('empty.example')}</figcaption>
        <code>{EXAMPLE}</code>
      </figure>
    </>
  );
}

/** There is no item to show, and this is why. */
export function NoItems(props: { progress: TodoProgress }) {
  const t = useTexts();
  const { sync, commit } = props.progress;
  const { problem, syncedAt } = sync;
  const link = safeLink(commit?.url);
  const open = link && (
    <ButtonLink variant="secondary" {...link}>
      {t('empty.openRepository')}
    </ButtonLink>
  );
  if (!problem && !syncedAt) {
    return (
      <Notice type="missing" title={t('empty.readingTitle')}>
        <Text as="p">{t('empty.reading')}</Text>
      </Notice>
    );
  }
  if (!problem || problem.code === 'no-files') {
    const { title, hint } = problem
      ? problemTexts(t, problem.code)
      : { title: t('empty.title'), hint: t('empty.description') };
    return (
      <Notice type="empty" title={title} action={open}>
        <HowToWrite hint={hint} />
      </Notice>
    );
  }
  return (
    <Notice type="missing" title={problemTexts(t, problem.code).title}>
      <ProblemText problem={problem} syncedAt={syncedAt} />
    </Notice>
  );
}
