import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  type RemixiconComponentType,
} from '@remixicon/react';
import { Link, Text } from '@backstage/ui';
import type {
  CheckStatus,
  RollbackCheck,
} from '@jalon/plugin-deployments-common';
import { useTexts, type Texts } from '../../hooks/useFormat';
import { evidenceHref } from '../../lib/hrefs';
import { Section } from './Section';
import shared from '../shared/shared.module.css';
import styles from './rollback.module.css';

const ORDER: readonly CheckStatus[] = ['block', 'warn', 'pass'];

const ICONS: Record<CheckStatus, RemixiconComponentType> = {
  block: RiCloseCircleFill,
  warn: RiAlertFill,
  pass: RiCheckboxCircleFill,
};

/** The word of a check's outcome. */
export function checkWord(t: Texts, status: CheckStatus): string {
  const words = {
    pass: t('rollback.checkPass'),
    warn: t('rollback.checkWarn'),
    block: t('rollback.checkBlock'),
  };
  return words[status];
}

function Check(props: { check: RollbackCheck }) {
  const t = useTexts();
  const { status, title, evidence, url } = props.check;
  const Icon = ICONS[status];
  const href = evidenceHref(url);
  return (
    <li className={styles.check}>
      <span className={styles[status]}>
        <Icon aria-hidden />
      </span>
      <div className={styles.checkText}>
        <span>
          <span className={`${styles.checkWord} ${styles[status]}`}>
            {checkWord(t, status)}
          </span>
          {' · '}
          {title}
        </span>
        {evidence && (
          <Text variant="body-small" className={shared.muted}>
            {evidence}
          </Text>
        )}
        {href && (
          <Link variant="body-small" href={href}>
            {t('rollback.evidence')}
          </Link>
        )}
      </div>
    </li>
  );
}

/** What was looked at before rolling back, what blocks first. */
export function Checks(props: { checks: readonly RollbackCheck[] }) {
  const t = useTexts();
  const sorted = ORDER.flatMap(status =>
    props.checks.filter(check => check.status === status),
  );
  return (
    <Section title={t('rollback.checks')}>
      {sorted.length === 0 && <Text as="p">{t('rollback.noChecks')}</Text>}
      <ul className={styles.checks}>
        {sorted.map(check => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
    </Section>
  );
}
