import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Text,
} from '@backstage/ui';
import { RiLock2Line, RiProgress4Line } from '@remixicon/react';
import type {
  EnvironmentList,
  EnvironmentStatus,
} from '@jalon/plugin-deployments-common';
import { useEntityOwner } from '../../hooks/useEntityOwner';
import { useEnvironments } from '../../hooks/useEnvironments';
import { useTexts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { happenedAt } from '../../lib/deployments';
import { FailureNotice } from '../shared/FailureNotice';
import { Mono } from '../shared/Mono';
import { Person } from '../shared/Person';
import { LastUpdated, RelativeTime } from '../shared/RelativeTime';
import { StateLabel } from '../shared/StateLabel';
import { NoEnvironments, RefreshAlert, SyncAlert } from '../shared/SyncNotice';
import { Placeholder } from '../shared/Placeholder';
import shared from '../shared/shared.module.css';
import styles from './DeploymentsCard.module.css';

function Environment(props: { status: EnvironmentStatus }) {
  const t = useTexts();
  const { environment, current, inFlight, hold } = props.status;
  const at = current && happenedAt(current);
  return (
    <li className={styles.environment}>
      <span className={styles.name}>{environment}</span>
      <span className={styles.version}>
        {current ? <Mono>{current.version}</Mono> : t('time.none')}
      </span>
      <StateLabel state={current?.state ?? 'never'} />
      <span className={styles.when}>{at && <RelativeTime at={at} />}</span>
      <span className={styles.person}>
        {current && <Person actor={current.actor} />}
      </span>
      {inFlight && (
        <p className={styles.note}>
          <RiProgress4Line aria-hidden />
          {t('card.rollingOut', { version: inFlight.version })}
        </p>
      )}
      {hold && (
        <p className={`${styles.note} ${styles.held}`}>
          <RiLock2Line aria-hidden />
          {t('card.held', {
            person: hold.actor.displayName,
            reason: hold.reason,
          })}
        </p>
      )}
    </li>
  );
}

/** As high as two environments, so that nothing moves when they arrive. */
function LoadingEnvironments() {
  const t = useTexts();
  return (
    <div role="status" aria-label={t('common.loading')}>
      {[1, 2].map(key => (
        <div key={key} className={styles.environment}>
          <Placeholder height={20} />
          <Placeholder height={20} />
          <Placeholder height={20} width={80} />
          <Placeholder height={20} />
          <Placeholder height={20} />
        </div>
      ))}
    </div>
  );
}

function Environments(props: { list: EnvironmentList }) {
  const { items, sync } = props.list;
  if (items.length === 0) {
    return <NoEnvironments sync={sync} />;
  }
  return (
    <>
      <SyncAlert sync={sync} />
      <ul className={styles.list}>
        {items.map(status => (
          <Environment key={status.environment} status={status} />
        ))}
      </ul>
    </>
  );
}

/**
 * Overview card: is my service all right? One line per environment in order
 * of promotion. Needs the entity of an entity page.
 *
 * @public
 */
export function DeploymentsCard() {
  const t = useTexts();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const owner = useEntityOwner();
  const hrefs = useHrefs();
  const { data, error, isStale, isPending, updatedAt, reload } =
    useEnvironments(entityRef);
  const list = isStale ? undefined : data;
  return (
    <Card className={styles.card}>
      <CardHeader className={styles.header}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('card.title')}
        </Text>
        <Link
          href={hrefs.deployments(entityRef)}
          aria-label={t('card.seeAllLabel')}
        >
          {t('card.seeAll')} →
        </Link>
      </CardHeader>
      <CardBody>
        {list && <RefreshAlert error={error} updatedAt={updatedAt} />}
        {list && <Environments list={list} />}
        {!list && error && (
          <FailureNotice error={error} owner={owner} onRetry={reload} />
        )}
        {!list && !error && (isPending || isStale) && <LoadingEnvironments />}
      </CardBody>
      <CardFooter className={styles.footer}>
        <Text variant="body-small" className={shared.muted}>
          {list ? <LastUpdated syncedAt={list.sync.syncedAt} /> : '\u00a0'}
        </Text>
      </CardFooter>
    </Card>
  );
}
