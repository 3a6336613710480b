import {
  Button,
  ButtonLink,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Text,
} from '@backstage/ui';
import { RiProgress4Line } from '@remixicon/react';
import type {
  Deployment,
  EnvironmentStatus,
} from '@jalon/plugin-deployments-common';
import { AddedSummaries } from '../../addons';
import { useTexts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { happenedAt, shortSha } from '../../lib/deployments';
import { evidenceHref } from '../../lib/hrefs';
import { Mono } from '../shared/Mono';
import { Person } from '../shared/Person';
import { RelativeTime } from '../shared/RelativeTime';
import { StateLabel } from '../shared/StateLabel';
import { HoldBanner } from './HoldBanner';
import shared from '../shared/shared.module.css';
import styles from './tab.module.css';

function Facts(props: { deployment: Deployment }) {
  const { deployment } = props;
  const { actor, commit } = deployment;
  const at = happenedAt(deployment);
  return (
    <div className={styles.facts}>
      {at && <RelativeTime at={at} form="since" />}
      <Person actor={actor} />
      {commit && (
        <Mono copyable value={commit.sha} href={evidenceHref(commit.url)}>
          {shortSha(commit.sha)}
        </Mono>
      )}
    </div>
  );
}

function RollBackAction(props: {
  entityRef: string;
  status: EnvironmentStatus;
  owner?: string;
}) {
  const t = useTexts();
  const hrefs = useHrefs();
  const { entityRef, status, owner } = props;
  const { environment, current, permissions, confirmationRequired } = status;
  if (current && permissions.rollback) {
    return (
      <ButtonLink
        variant="secondary"
        href={hrefs.rollback({ entityRef, environment })}
        aria-label={t('environment.rollBackLabel', { environment })}
      >
        {t('environment.rollBack')}
      </ButtonLink>
    );
  }
  const ask =
    owner && !confirmationRequired
      ? t('environment.askOwner', { owner })
      : t('environment.askApprover', { environment });
  const refusal = status.reportedOnly
    ? t('environment.reportedOnly')
    : `${t('environment.mayNot', { environment })} ${ask}`;
  return (
    <>
      <Button
        variant="secondary"
        isDisabled
        aria-label={t('environment.rollBackLabel', { environment })}
      >
        {t('environment.rollBack')}
      </Button>
      <Text as="p" variant="body-small" className={shared.muted}>
        {current ? refusal : t('environment.noTarget')}
      </Text>
    </>
  );
}

/** One environment of the matrix: what runs here, and can I go back? */
export function EnvironmentCard(props: {
  entityRef: string;
  status: EnvironmentStatus;
  owner?: string;
  onCompare: () => void;
  onChanged: () => void;
}) {
  const t = useTexts();
  const { entityRef, status, owner } = props;
  const { environment, current, inFlight, hold, behind } = status;
  return (
    <Card className={styles.environment} aria-label={environment} role="group">
      <CardHeader>
        <Text as="h3" variant="body-large" weight="bold">
          {environment}
        </Text>
      </CardHeader>
      <CardBody className={styles.environmentBody}>
        <div className={styles.headline}>
          {current ? (
            <span className={styles.version}>
              <Mono copyable>{current.version}</Mono>
            </span>
          ) : (
            <span className={styles.version}>{t('time.none')}</span>
          )}
          <StateLabel state={current?.state ?? 'never'} />
        </div>
        {current && <Facts deployment={current} />}
        {current && <AddedSummaries deployment={current} />}
        {inFlight && (
          <p className={styles.inFlight}>
            <RiProgress4Line aria-hidden />
            {t('card.rollingOut', { version: inFlight.version })}
          </p>
        )}
        {behind && behind.commits > 0 && (
          <div className={styles.behind}>
            <Text>
              {t('environment.behind', {
                count: behind.commits,
                environment: behind.environment,
              })}
            </Text>
            <Button
              variant="tertiary"
              onPress={props.onCompare}
              aria-label={t('environment.compareLabel', {
                environment,
                other: behind.environment,
              })}
            >
              {t('environment.compare')}
            </Button>
          </div>
        )}
        {hold && (
          <HoldBanner
            environment={environment}
            hold={hold}
            mayLift={status.permissions.liftHold}
            onLifted={props.onChanged}
          />
        )}
      </CardBody>
      <CardFooter className={styles.environmentFooter}>
        <RollBackAction entityRef={entityRef} status={status} owner={owner} />
      </CardFooter>
    </Card>
  );
}
