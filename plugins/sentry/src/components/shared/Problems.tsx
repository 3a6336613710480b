import type { ReactNode } from 'react';
import { Alert, ButtonLink, Text } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  SENTRY_PROJECT_SLUG_ANNOTATION,
  type SentryProblem,
} from '@jalon/plugin-sentry-common';
import { useFormat, useTexts, type Texts } from '../../hooks/useFormat';
import { useNow } from '../../hooks/useNow';
import { describeFailure } from '../../lib/failures';
import { webHref } from '../../lib/hrefs';
import { Notice } from './Notice';
import styles from './shared.module.css';

const TYPES = {
  'no-annotation': 'annotation',
  'not-configured': 'missing',
  'no-project': 'missing',
  'no-access': 'forbidden',
  unreachable: 'down',
  pending: 'pending',
  'no-deployments': 'missing',
} as const;

function titleOf(t: Texts, { code, project = '?' }: SentryProblem): string {
  switch (code) {
    case 'no-annotation':
      return t('problem.noAnnotationTitle');
    case 'not-configured':
      return t('problem.notConfiguredTitle');
    case 'no-project':
      return t('problem.noProjectTitle', { project });
    case 'no-access':
      return t('problem.noAccessTitle');
    case 'unreachable':
      return t('problem.unreachableTitle');
    case 'pending':
      return t('problem.pendingTitle');
    default:
      return t('problem.noDeploymentsTitle');
  }
}

function hintOf(t: Texts, { code, instance = 'default' }: SentryProblem) {
  switch (code) {
    case 'no-annotation':
      return t('problem.noAnnotation');
    case 'not-configured':
      return t('problem.notConfigured');
    case 'no-project':
      return t('problem.noProject');
    case 'no-access':
      return t('problem.noAccess', { instance });
    case 'unreachable':
      return t('problem.unreachable', { instance });
    case 'pending':
      return t('problem.pending');
    default:
      return t('problem.noDeployments');
  }
}

function Explanation(props: { problem: SentryProblem; children?: ReactNode }) {
  const { t, ago } = useFormat();
  const now = useNow();
  const { problem } = props;
  return (
    <>
      <Text as="p">{problem.message}</Text>
      <Text as="p">{hintOf(t, problem)}</Text>
      {problem.since && (
        <Text as="p" color="secondary">
          {t('problem.since', { ago: ago(problem.since, now) })}{' '}
          {props.children}
        </Text>
      )}
    </>
  );
}

function AnnotationExample() {
  const { entity } = useEntity();
  return (
    <pre className={styles.example}>
      <code>
        {`metadata:\n  annotations:\n    ${SENTRY_PROJECT_SLUG_ANNOTATION}: ${entity.metadata.name}`}
      </code>
    </pre>
  );
}

function EditEntity() {
  const t = useTexts();
  const { entity } = useEntity();
  const href = webHref(entity.metadata.annotations?.['backstage.io/edit-url']);
  return href ? (
    <ButtonLink variant="secondary" href={href}>
      {t('problem.edit')}
    </ButtonLink>
  ) : null;
}

/** Nothing can be shown: why, and who mends it with which key. */
export function BlockedNotice(props: { problem: SentryProblem }) {
  const t = useTexts();
  const { problem } = props;
  const isAnnotation = problem.code === 'no-annotation';
  return (
    <Notice
      type={TYPES[problem.code] ?? 'missing'}
      title={titleOf(t, problem)}
      action={
        isAnnotation || problem.code === 'no-project' ? (
          <EditEntity />
        ) : undefined
      }
    >
      <Explanation problem={problem}>
        {t('problem.nothingStillTrue')}
      </Explanation>
      {isAnnotation && <AnnotationExample />}
    </Notice>
  );
}

/** Something is missing: what, since when, and what is still true. */
export function ProblemAlerts(props: {
  problems: readonly SentryProblem[];
  syncedAt?: string;
}) {
  const { t, ago } = useFormat();
  const now = useNow();
  const { problems, syncedAt } = props;
  return (
    <>
      {problems.map(problem => (
        <Alert
          key={[problem.code, problem.instance, problem.project].join(' ')}
          status={problem.code === 'pending' ? 'info' : 'warning'}
          icon
          role="status"
          title={titleOf(t, problem)}
          description={
            <div className={styles.paragraphs}>
              <Explanation problem={problem}>
                {problem.code === 'unreachable' &&
                  syncedAt &&
                  t('problem.stillTrue', { ago: ago(syncedAt, now) })}
              </Explanation>
            </div>
          }
        />
      ))}
    </>
  );
}

/** A refresh failed; what is on the screen stays. */
export function RefreshAlert(props: { error?: Error; updatedAt?: number }) {
  const { t, ago } = useFormat();
  const now = useNow();
  const { error, updatedAt } = props;
  if (!error || updatedAt === undefined) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      role="status"
      title={t('common.notRefreshed', {
        message: describeFailure(error).message ?? t('failure.unknown'),
        ago: ago(new Date(updatedAt).toISOString(), now),
      })}
    />
  );
}
