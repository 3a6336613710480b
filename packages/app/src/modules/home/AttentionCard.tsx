import { Link } from '@backstage/core-components';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import {
  Alert,
  Card,
  CardBody,
  CardHeader,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiLockLine,
} from '@remixicon/react';
import type { Attention } from './attention';
import styles from './HomePage.module.css';
import { homeTranslationRef } from './translation';
import { useAttention } from './useAttention';

const icons = {
  held: RiLockLine,
  failed: RiCloseCircleLine,
  problem: RiErrorWarningLine,
};

function sentenceOf(
  item: Attention,
  entity: string,
  t: TranslationFunction<typeof homeTranslationRef.T>,
) {
  switch (item.kind) {
    case 'held':
      return t('held', { ...item, entity });
    case 'failed':
      return t('failed', { ...item, entity });
    default:
      return t('problem', { ...item, entity });
  }
}

const AttentionLine = ({ item }: { item: Attention }) => {
  const { t } = useTranslationRef(homeTranslationRef);
  const { kind, namespace, name } = parseEntityRef(item.entityRef);
  const Icon = icons[item.kind];
  return (
    <li className={styles.attention}>
      <Icon aria-hidden="true" size={20} />
      <Link to={`/catalog/${namespace}/${kind}/${name}/deployments`}>
        {sentenceOf(item, name, t)}
      </Link>
    </li>
  );
};

const Nothing = ({ ownsSomething }: { ownsSomething?: boolean }) => {
  const { t } = useTranslationRef(homeTranslationRef);
  return (
    <Text as="p">
      {ownsSomething ? t('attentionNothing') : t('attentionNoOwnership')}
    </Text>
  );
};

export const AttentionCard = () => {
  const { t } = useTranslationRef(homeTranslationRef);
  const { loading, error, items, ownsSomething } = useAttention();
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('attentionTitle')}
        </Text>
      </CardHeader>
      <CardBody>
        {loading && (
          <div role="status" aria-label={t('loading')}>
            <Skeleton width="60%" height={24} />
          </div>
        )}
        {error && (
          <Alert
            status="warning"
            icon
            title={t('attentionError', { message: error.message })}
          />
        )}
        {items.length > 0 && (
          <ul className={styles.attentions}>
            {items.map(item => (
              <AttentionLine key={JSON.stringify(item)} item={item} />
            ))}
          </ul>
        )}
        {!loading && !error && items.length === 0 && (
          <Nothing ownsSomething={ownsSomething} />
        )}
      </CardBody>
    </Card>
  );
};
