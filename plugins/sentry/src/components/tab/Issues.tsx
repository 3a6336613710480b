import { useCallback, useMemo, useRef } from 'react';
import { Button, Text, useBreakpoint } from '@backstage/ui';
import type {
  SentryIssueList,
  SentrySummary,
} from '@jalon/plugin-sentry-common';
import { useFormat, useTexts } from '../../hooks/useFormat';
import { useIssues } from '../../hooks/useErrors';
import { useSearchState } from '../../hooks/useSearchState';
import {
  ALL_STATES,
  isFiltered,
  issuesQuestion,
  nextSort,
  readTabState,
  type TabState,
} from '../../lib/tabState';
import { FailureNotice } from '../shared/FailureNotice';
import { Notice } from '../shared/Notice';
import { RefreshAlert } from '../shared/Problems';
import { IssueFilters } from './IssueFilters';
import { IssuePanel } from './IssuePanel';
import { IssuesList } from './IssuesList';
import { IssuesTable, type IssuesPage } from './IssuesTable';
import { Pages } from './Pages';
import styles from './tab.module.css';

const CLEARED = {
  project: undefined,
  environment: undefined,
  state: undefined,
  level: undefined,
  release: undefined,
  deployment: undefined,
  q: undefined,
  after: undefined,
  error: undefined,
};

/** Selecting and closing, with the focus going back to where it came from. */
function useSelection(selected: string | undefined) {
  const { update } = useSearchState();
  const container = useRef<HTMLDivElement>(null);
  const select = useCallback(
    (id: string | undefined) => {
      if (id !== selected) {
        // Moving through rows with the arrow keys is one step back, not many.
        update({ error: id }, { replace: Boolean(id && selected) });
      }
    },
    [selected, update],
  );
  const close = useCallback(() => {
    update({ error: undefined });
    requestAnimationFrame(() => {
      const rows =
        container.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [];
      [...rows].find(row => row.dataset.key === selected)?.focus();
    });
  }, [selected, update]);
  return { container, select, close };
}

/** No row: because of the filters, or because nothing is wrong. */
function Empty(props: { state: TabState; summary: SentrySummary }) {
  const t = useTexts();
  const { update } = useSearchState();
  const { state, summary } = props;
  if (isFiltered(state)) {
    return (
      <Notice
        type="empty"
        title={t('empty.filtered')}
        action={
          <Button variant="secondary" onPress={() => update(CLEARED)}>
            {t('empty.clear')}
          </Button>
        }
      />
    );
  }
  const { lastDeployment } = summary;
  return (
    <Notice
      type="well"
      title={t('empty.title')}
      action={
        <Button
          variant="secondary"
          onPress={() => update({ ...CLEARED, state: ALL_STATES })}
        >
          {t('empty.showAll')}
        </Button>
      }
    >
      <Text as="p">
        {lastDeployment
          ? t('empty.sinceDeployment', {
              version: lastDeployment.version,
              environment: lastDeployment.environment,
            })
          : t('empty.description')}
      </Text>
    </Notice>
  );
}

/** The deployment that the address filters by, as the rows name it. */
function deploymentLabel(
  state: TabState,
  list: SentryIssueList | undefined,
  summary: SentrySummary,
): string | undefined {
  const marks = [
    summary.lastDeployment,
    ...(list?.items ?? []).flatMap(each => [each.newIn, each.regressedIn]),
  ];
  const mark = marks.find(each => each && each.id === state.deployment);
  return mark && `${mark.version} · ${mark.environment}`;
}

function usePage(
  state: TabState,
  list: SentryIssueList | undefined,
  summary: SentrySummary,
) {
  const { update } = useSearchState();
  return {
    items: list?.items,
    selected: state.selected,
    sort: state.sort,
    onSort: (column: string) =>
      update({ sort: nextSort(state.sort, column), after: undefined }),
    isOneEnvironment:
      state.environment !== undefined || summary.environments.length < 2,
    isOneState:
      state.state !== undefined && !list?.items.some(each => each.leftBehind),
    hasManyProjects: summary.projects.length > 1 && !state.project,
  };
}

/** Which page this is, and how to turn to the ones beside it. */
function useTurning() {
  const { t, number } = useFormat();
  const { update } = useSearchState();
  const turn = (after: readonly string[]) =>
    update({ after, error: undefined });
  return ({ after }: TabState, { pageInfo }: SentryIssueList) => {
    const { nextCursor, totalItems } = pageInfo;
    return {
      label: t('issue.page', {
        page: String(after.length + 1),
        count: totalItems,
        total: number(totalItems),
      }),
      onNext: nextCursor ? () => turn([...after, nextCursor]) : undefined,
      onPrevious: after.length > 0 ? () => turn(after.slice(0, -1)) : undefined,
    };
  };
}

/** The errors themselves: filters, rows and one row's details. */
export function Issues(props: {
  entityRef: string;
  summary: SentrySummary;
  owner?: string;
}) {
  const t = useTexts();
  const { entityRef, summary, owner } = props;
  const { params, update } = useSearchState();
  const state = useMemo(() => readTabState(params), [params]);
  const query = useIssues(issuesQuestion(entityRef, state));
  const { error, isStale, updatedAt, reload } = query;
  const list = isStale && error ? undefined : query.data;
  const { container, select, close } = useSelection(state.selected);
  const isNarrow = !useBreakpoint().up('md');
  const search = useCallback(
    (text: string) =>
      update(
        { q: text || undefined, after: undefined, error: undefined },
        { replace: true },
      ),
    [update],
  );
  const turning = useTurning();
  const page: IssuesPage = {
    ...usePage(state, list, summary),
    isStale,
    onSelect: select,
  };
  const isEmpty = list?.items.length === 0;
  const showsPanel = state.selected !== undefined;
  const showsRows = !(showsPanel && isNarrow);
  const Rows = isNarrow ? IssuesList : IssuesTable;

  return (
    <section
      aria-label={t('issue.sectionTitle')}
      className={styles.issues}
      ref={container}
    >
      {showsRows && (
        <>
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('issue.sectionTitle')}
          </Text>
          <IssueFilters
            summary={summary}
            state={state}
            deploymentLabel={deploymentLabel(state, list, summary)}
            onChange={update}
            onSearch={search}
          />
          {list && <RefreshAlert error={error} updatedAt={updatedAt} />}
        </>
      )}
      <div className={styles.masterDetail} data-open={showsPanel || undefined}>
        {showsRows && (
          <div className={styles.rows}>
            {!list && error && (
              <FailureNotice error={error} owner={owner} onRetry={reload} />
            )}
            {isEmpty && <Empty state={state} summary={summary} />}
            {!isEmpty && !(error && !list) && <Rows {...page} />}
            {list && !isEmpty && <Pages {...turning(state, list)} />}
          </div>
        )}
        {state.selected !== undefined && (
          <IssuePanel
            entityRef={entityRef}
            id={state.selected}
            isNarrow={isNarrow}
            isDemo={summary.demo}
            owner={owner}
            onClose={close}
          />
        )}
      </div>
    </section>
  );
}
