import { useCallback, useMemo, useRef } from 'react';
import { Button, Text, useBreakpoint } from '@backstage/ui';
import type { EnvironmentStatus } from '@jalon/plugin-deployments-common';
import { useTexts } from '../../hooks/useFormat';
import { useHistory } from '../../hooks/useHistory';
import { useSearchState } from '../../hooks/useSearchState';
import { mentioned } from '../../lib/deployments';
import { describeFailure } from '../../lib/failures';
import { isFiltered, readTabState } from '../../lib/tabState';
import { FailureNotice } from '../shared/FailureNotice';
import { Notice } from '../shared/Notice';
import { RefreshAlert } from '../shared/SyncNotice';
import { DeploymentPanel } from './DeploymentPanel';
import { HistoryFilters } from './HistoryFilters';
import { HistoryList } from './HistoryList';
import { HistoryTable, type HistoryPage } from './HistoryTable';
import { MetricsLine } from './MetricsLine';
import styles from './tab.module.css';

const CLEARED = {
  environment: undefined,
  state: undefined,
  q: undefined,
  period: 'all',
  after: undefined,
  deployment: undefined,
};

/** Selecting and closing, with the focus going back to where it came from. */
function useSelection(selected: string | undefined) {
  const { update } = useSearchState();
  const container = useRef<HTMLDivElement>(null);
  const select = useCallback(
    (id: string | undefined) => {
      if (id !== selected) {
        // Moving through rows with the arrow keys is one step back, not many.
        update({ deployment: id }, { replace: Boolean(id && selected) });
      }
    },
    [selected, update],
  );
  const close = useCallback(() => {
    update({ deployment: undefined });
    requestAnimationFrame(() => {
      const rows =
        container.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [];
      [...rows].find(row => row.dataset.key === selected)?.focus();
    });
  }, [selected, update]);
  return { container, select, close };
}

/** What happened, newest first: filters, metrics, rows and one row's details. */
export function History(props: {
  entityRef: string;
  environments: readonly EnvironmentStatus[];
  owner?: string;
}) {
  const t = useTexts();
  const { entityRef, environments, owner } = props;
  const { params, update } = useSearchState();
  const state = useMemo(() => readTabState(params), [params]);
  const { data, error, isStale, updatedAt, reload } = useHistory(
    entityRef,
    state,
  );
  const { container, select, close } = useSelection(state.selected);
  const isNarrow = !useBreakpoint().up('md');
  const search = useCallback(
    (text: string) =>
      update(
        { q: text || undefined, after: undefined, deployment: undefined },
        { replace: true },
      ),
    [update],
  );

  const list = isStale && error ? undefined : data;
  const known = useMemo(
    () => [...(list?.items ?? []), ...mentioned(environments)],
    [list, environments],
  );
  const nextCursor = list?.pageInfo.nextCursor;
  const turn = (after: readonly string[]) =>
    update({ after, deployment: undefined });
  const page: HistoryPage = {
    items: list?.items,
    known,
    isStale,
    selected: state.selected,
    onSelect: select,
    page: state.after.length + 1,
    onNext: nextCursor ? () => turn([...state.after, nextCursor]) : undefined,
    onPrevious:
      state.after.length > 0 ? () => turn(state.after.slice(0, -1)) : undefined,
  };
  const isEmpty = list?.items.length === 0;
  const showsPanel = state.selected !== undefined;
  const showsRows = !(showsPanel && isNarrow);
  const Rows = isNarrow ? HistoryList : HistoryTable;

  return (
    <section
      aria-label={t('history.title')}
      className={styles.history}
      ref={container}
    >
      {showsRows && (
        <>
          <div className={styles.historyHeader}>
            <Text as="h2" variant="title-x-small" weight="bold">
              {t('history.title')}
            </Text>
            <HistoryFilters
              environments={environments.map(each => each.environment)}
              state={state}
              onChange={update}
              onSearch={search}
            />
          </div>
          <MetricsLine
            entityRef={entityRef}
            environment={state.environment ?? environments[0]?.environment}
            days={state.days}
          />
          {list && <RefreshAlert error={error} updatedAt={updatedAt} />}
        </>
      )}
      <div className={styles.masterDetail} data-open={showsPanel || undefined}>
        {showsRows && (
          <div className={styles.rows}>
            {!list && error && (
              <FailureNotice
                error={error}
                owner={owner}
                onRetry={reload}
                action={
                  describeFailure(error).kind === 'invalid' &&
                  state.after.length > 0 ? (
                    <Button variant="secondary" onPress={() => turn([])}>
                      {t('failure.firstPage')}
                    </Button>
                  ) : undefined
                }
              />
            )}
            {isEmpty && (
              <Notice
                type="empty"
                title={t('empty.history')}
                action={
                  isFiltered(state) && (
                    <Button variant="secondary" onPress={() => update(CLEARED)}>
                      {t('empty.clear')}
                    </Button>
                  )
                }
              />
            )}
            {!isEmpty && !(error && !list) && <Rows {...page} />}
          </div>
        )}
        {state.selected !== undefined && (
          <DeploymentPanel
            entityRef={entityRef}
            id={state.selected}
            status={name =>
              environments.find(each => each.environment === name)
            }
            isNarrow={isNarrow}
            owner={owner}
            onClose={close}
          />
        )}
      </div>
    </section>
  );
}
