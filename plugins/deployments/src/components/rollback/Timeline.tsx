import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiGitCommitLine,
  RiHand,
  RiLoopRightLine,
  RiSearchEyeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { Link, Text } from '@backstage/ui';
import type {
  RollbackEvent,
  RollbackOperation,
} from '@jalon/plugin-deployments-common';
import { useFormat } from '../../hooks/useFormat';
import { shortSha } from '../../lib/deployments';
import { evidenceHref } from '../../lib/hrefs';
import { Mono } from '../shared/Mono';
import { Person } from '../shared/Person';
import { RelativeTime } from '../shared/RelativeTime';
import { Section } from './Section';
import shared from '../shared/shared.module.css';
import styles from './rollback.module.css';

const LOOKS: Record<
  RollbackEvent['type'],
  { tone: string; Icon: RemixiconComponentType }
> = {
  requested: { tone: 'neutral', Icon: RiHand },
  applied: { tone: 'neutral', Icon: RiGitCommitLine },
  verifying: { tone: 'neutral', Icon: RiSearchEyeLine },
  resumed: { tone: 'neutral', Icon: RiLoopRightLine },
  succeeded: { tone: 'pass', Icon: RiCheckboxCircleFill },
  failed: { tone: 'block', Icon: RiCloseCircleFill },
};

function Event(props: { event: RollbackEvent; commit?: string }) {
  const { t, absolute } = useFormat();
  const { event, commit } = props;
  const { tone, Icon } = LOOKS[event.type];
  const href = evidenceHref(event.url);
  return (
    <li className={styles.event}>
      <span className={styles[tone]}>
        <Icon aria-hidden />
      </span>
      <div className={styles.eventText}>
        <Text weight="bold">{t(`operation.${event.type}`)}</Text>
        <Text as="p">{event.message}</Text>
        <span className={styles.eventFacts}>
          {event.actor && <Person actor={event.actor} />}
          <RelativeTime at={event.at} />
          <Text variant="body-small" className={shared.muted}>
            {absolute(event.at)}
          </Text>
          {event.type === 'applied' && commit && (
            <Mono copyable value={commit}>
              {shortSha(commit)}
            </Mono>
          )}
          {href && (
            <Link href={href}>
              {event.type === 'applied'
                ? t('operation.openCommit')
                : t('operation.evidence')}
            </Link>
          )}
        </span>
      </div>
    </li>
  );
}

/** What happened in an operation, oldest first. */
export function Timeline(props: { operation: RollbackOperation }) {
  const { t } = useFormat();
  const { timeline, commit } = props.operation;
  return (
    <Section title={t('operation.timeline')}>
      <ol className={styles.timeline}>
        {timeline.map(event => (
          <Event
            key={`${event.at} ${event.type} ${event.message}`}
            event={event}
            commit={commit?.sha}
          />
        ))}
      </ol>
    </Section>
  );
}
