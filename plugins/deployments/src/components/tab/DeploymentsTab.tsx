import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import type { EnvironmentList } from '@jalon/plugin-deployments-common';
import type { DeploymentAddon } from '@jalon/plugin-deployments-react';
import { DeploymentAddonsProvider } from '../../addons';
import { useEntityOwner } from '../../hooks/useEntityOwner';
import { useEnvironments } from '../../hooks/useEnvironments';
import { useTexts } from '../../hooks/useFormat';
import { useSearchState } from '../../hooks/useSearchState';
import { readTabState } from '../../lib/tabState';
import { FailureNotice } from '../shared/FailureNotice';
import { LastUpdated } from '../shared/RelativeTime';
import { NoEnvironments, RefreshAlert, SyncAlert } from '../shared/SyncNotice';
import { ComparisonPanel } from './ComparisonPanel';
import { EnvironmentCard } from './EnvironmentCard';
import { History } from './History';
import { Placeholder } from '../shared/Placeholder';
import shared from '../shared/shared.module.css';
import styles from './tab.module.css';

/** As high as the matrix and a page of rows will be. */
function Loading() {
  const t = useTexts();
  return (
    <div className={styles.tab} role="status" aria-label={t('common.loading')}>
      <div className={styles.matrix}>
        <Placeholder height={188} />
        <Placeholder height={188} />
      </div>
      <Placeholder height={32} />
      <Placeholder height={420} />
    </div>
  );
}

function Content(props: {
  entityRef: string;
  list: EnvironmentList;
  owner?: string;
  error?: Error;
  updatedAt?: number;
  reload: () => void;
}) {
  const t = useTexts();
  const { entityRef, list, owner, reload } = props;
  const { params, update } = useSearchState();
  const { compare } = readTabState(params);
  const compared = list.items.find(each => each.environment === compare);
  if (list.items.length === 0) {
    return <NoEnvironments sync={list.sync} />;
  }
  return (
    <div className={styles.tab}>
      <SyncAlert sync={list.sync} />
      <RefreshAlert error={props.error} updatedAt={props.updatedAt} />
      <section
        className={styles.matrix}
        aria-label={t('environment.sectionLabel')}
      >
        {list.items.map(status => (
          <EnvironmentCard
            key={status.environment}
            entityRef={entityRef}
            status={status}
            owner={owner}
            onCompare={() => update({ compare: status.environment })}
            onChanged={reload}
          />
        ))}
      </section>
      {compared && (
        <ComparisonPanel
          entityRef={entityRef}
          status={compared}
          onClose={() => update({ compare: undefined })}
        />
      )}
      <History entityRef={entityRef} environments={list.items} owner={owner} />
      <Text variant="body-small" className={shared.muted}>
        <LastUpdated syncedAt={list.sync.syncedAt} />
      </Text>
    </div>
  );
}

const NO_ADDONS: readonly DeploymentAddon[] = [];

/**
 * Deployments tab of an entity page: what runs where, and can I go back?
 * Filters, page and selected row are in the address.
 *
 * @public
 */
export function DeploymentsTab(props: {
  /** What other plugins know about each deployment. */
  addons?: readonly DeploymentAddon[];
}) {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const owner = useEntityOwner();
  const { data, error, isStale, updatedAt, reload } =
    useEnvironments(entityRef);
  if (data && !isStale) {
    return (
      <DeploymentAddonsProvider value={props.addons ?? NO_ADDONS}>
        <Content
          entityRef={entityRef}
          list={data}
          owner={owner}
          error={error}
          updatedAt={updatedAt}
          reload={reload}
        />
      </DeploymentAddonsProvider>
    );
  }
  if (error) {
    return <FailureNotice error={error} owner={owner} onRetry={reload} />;
  }
  return <Loading />;
}
