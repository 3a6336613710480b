import { Link } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Container, Text } from '@backstage/ui';
import {
  RiAddCircleLine,
  RiNodeTree,
  RiRocketLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useEffect, useState } from 'react';
import { AttentionCard } from './AttentionCard';
import styles from './HomePage.module.css';
import { homeTranslationRef } from './translation';

function useDisplayName() {
  const identity = useApi(identityApiRef);
  const [name, setName] = useState<string>();
  useEffect(() => {
    let active = true;
    identity
      .getProfileInfo()
      .then(profile => active && setName(profile.displayName));
    return () => {
      active = false;
    };
  }, [identity]);
  return name;
}

const Start = (props: {
  to: string;
  icon: RemixiconComponentType;
  title: string;
  text: string;
}) => {
  const Icon = props.icon;
  return (
    <Link to={props.to} underline="none" className={styles.start}>
      <Icon aria-hidden="true" size={24} />
      <span className={styles.startText}>
        <Text weight="bold">{props.title}</Text>
        <Text color="secondary">{props.text}</Text>
      </span>
    </Link>
  );
};

export const HomePage = () => {
  const { t } = useTranslationRef(homeTranslationRef);
  const name = useDisplayName();
  return (
    <Container className={styles.page}>
      <Text as="h2" variant="title-small" weight="bold">
        {name ? t('welcome', { name }) : '\u00a0'}
      </Text>
      <AttentionCard />
      <Card>
        <CardHeader>
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('startTitle')}
          </Text>
        </CardHeader>
        <CardBody>
          <div className={styles.starts}>
            <Start
              to="/create/templates/default/nestjs-service"
              icon={RiAddCircleLine}
              title={t('createTitle')}
              text={t('createText')}
            />
            <Start
              to="/catalog/default/system/check-in"
              icon={RiNodeTree}
              title={t('systemTitle')}
              text={t('systemText')}
            />
            <Start
              to="/catalog/default/component/checkin-api/deployments"
              icon={RiRocketLine}
              title={t('deploymentsTitle')}
              text={t('deploymentsText')}
            />
          </div>
        </CardBody>
      </Card>
    </Container>
  );
};
