import type { ReactNode } from 'react';
import { Skeleton } from '@backstage/ui';
import type {
  CrashFreeChange,
  SentrySummary,
} from '@jalon/plugin-sentry-common';
import { useFormat, type Texts } from '../../hooks/useFormat';
import styles from './Figures.module.css';

/** Fewer sessions than this say little about a share. */
const FEW_SESSIONS = 100;
/** A change of less than this share is noise. */
const NOTICEABLE = 0.001;

function Figure(props: {
  term: string;
  value: string;
  tone?: 'good' | 'bad';
  children?: ReactNode;
}) {
  const { term, value, tone, children } = props;
  return (
    <div className={styles.figure}>
      <dt>{term}</dt>
      <dd>
        <span className={`${styles.value} ${tone ? styles[tone] : ''}`}>
          {value}
        </span>
        {children && <span className={styles.note}>{children}</span>}
      </dd>
    </div>
  );
}

function CrashFree(props: { change: CrashFreeChange | undefined }) {
  const { t, number, percent, points } = useFormat();
  const { now, before, method } = props.change ?? {};
  const term = t('figures.crashFree');
  if (!now) {
    return (
      <Figure term={term} value={t('common.none')}>
        {t('figures.noSessions')}
      </Figure>
    );
  }
  const change = before && now.rate - before.rate;
  const isNoticeable = change !== undefined && Math.abs(change) >= NOTICEABLE;
  const changeTone = change !== undefined && change < 0 ? 'bad' : 'good';
  return (
    <Figure
      term={term}
      value={percent(now.rate)}
      tone={isNoticeable ? changeTone : undefined}
    >
      {before &&
        t('figures.before', {
          value: percent(before.rate),
          change: points(change ?? 0),
        })}
      {before && <br />}
      <span
        title={t(
          method === 'time' ? 'figures.byTimeHint' : 'figures.byReleaseHint',
        )}
      >
        {t('figures.sessions', { sessions: number(now.sessions) })}
        {now.sessions < FEW_SESSIONS && ` ${t('figures.fewSessions')}`}
        {method === 'time' && ` · ${t('brought.inferred')}`}
      </span>
    </Figure>
  );
}

function sinceTerm(t: Texts, { lastDeployment }: SentrySummary): string {
  return lastDeployment
    ? t('figures.newSince', { version: lastDeployment.version })
    : t('figures.newSinceLast');
}

/** Unresolved, new since the last deployment, crash-free now and before. */
export function Figures(props: { summary: SentrySummary }) {
  const { t, number } = useFormat();
  const { summary } = props;
  const { lastDeployment, newSinceDeployment, regressedSinceDeployment } =
    summary;
  return (
    <dl className={styles.figures}>
      <Figure
        term={t('figures.unresolved')}
        value={number(summary.unresolved)}
      />
      <Figure
        term={sinceTerm(t, summary)}
        value={lastDeployment ? number(newSinceDeployment) : t('common.none')}
        tone={newSinceDeployment > 0 ? 'bad' : undefined}
      >
        {!lastDeployment && t('figures.noDeployment')}
        {lastDeployment &&
          (regressedSinceDeployment > 0
            ? t('figures.regressed', { count: regressedSinceDeployment })
            : t('figures.inEnvironment', {
                environment: lastDeployment.environment,
              }))}
      </Figure>
      <CrashFree change={summary.crashFree} />
    </dl>
  );
}

/** As high as the figures will be. */
export function LoadingFigures() {
  return (
    <div className={styles.figures}>
      {[1, 2, 3].map(key => (
        <div key={key} className={styles.figure}>
          <Skeleton height={18} width={96} />
          <Skeleton height={32} width={72} />
          <Skeleton height={16} width={112} />
        </div>
      ))}
    </div>
  );
}
