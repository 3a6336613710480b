import { useMemo } from 'react';
import { Cell, Column, Table, type ColumnConfig } from '@backstage/ui';
import type { Deployment } from '@jalon/plugin-deployments-common';
import { AddedSummaries } from '../../addons';
import { useFormat, type Texts } from '../../hooks/useFormat';
import { PAGE_SIZE } from '../../hooks/useHistory';
import { happenedAt, ranForSeconds, whatHappened } from '../../lib/deployments';
import { Mono } from '../shared/Mono';
import { Person } from '../shared/Person';
import { RelativeTime } from '../shared/RelativeTime';
import { StateLabel } from '../shared/StateLabel';
import { Placeholder } from '../shared/Placeholder';
import styles from './tab.module.css';

/** One page of the history and how to turn it. */
export interface HistoryPage {
  readonly items: readonly Deployment[] | undefined;
  /** Further deployments on the screen, to name those that rows refer to. */
  readonly known: readonly Deployment[];
  readonly isStale: boolean;
  readonly selected?: string;
  readonly onSelect: (id: string | undefined) => void;
  /** From 1. */
  readonly page: number;
  readonly onNext?: () => void;
  readonly onPrevious?: () => void;
}

/** Tells in words what a deployment did. */
export function happeningText(
  t: Texts,
  deployment: Deployment,
  known: readonly Deployment[],
): string {
  const happening = whatHappened(deployment, known);
  return happening.what === 'rollback' && happening.leftVersion
    ? t('what.rollbackOf', { version: happening.leftVersion })
    : t(`what.${happening.what}`);
}

function useColumns(
  known: readonly Deployment[],
  isNarrow: boolean,
): ColumnConfig<Deployment>[] {
  const { t, duration } = useFormat();
  return useMemo(
    () => [
      {
        id: 'version',
        width: '1fr',
        label: t('history.version'),
        isRowHeader: true,
        cell: each => (
          <Cell>
            <Mono>{each.version}</Mono>
          </Cell>
        ),
      },
      {
        id: 'environment',
        width: '1.3fr',
        label: t('history.environment'),
        cell: each => <Cell>{each.environment}</Cell>,
      },
      {
        id: 'state',
        width: '1.2fr',
        label: t('history.state'),
        cell: each => (
          <Cell>
            <StateLabel state={each.state} />
          </Cell>
        ),
      },
      {
        id: 'what',
        width: '1.6fr',
        label: t('history.what'),
        isHidden: isNarrow,
        cell: each => (
          <Cell>
            <div>{happeningText(t, each, known)}</div>
            <AddedSummaries deployment={each} />
          </Cell>
        ),
      },
      {
        id: 'by',
        width: '1.4fr',
        label: t('history.by'),
        isHidden: isNarrow,
        cell: each => (
          <Cell>
            <Person actor={each.actor} />
          </Cell>
        ),
      },
      {
        id: 'when',
        width: '1fr',
        label: t('history.when'),
        header: () => (
          <Column id="when" width="1fr" className={styles.figureHeader}>
            {t('history.when')}
          </Column>
        ),
        cell: each => {
          const at = happenedAt(each);
          return (
            <Cell className={styles.figure}>
              {at ? <RelativeTime at={at} /> : t('time.none')}
            </Cell>
          );
        },
      },
      {
        id: 'ranFor',
        width: '1fr',
        label: t('history.ranFor'),
        header: () => (
          <Column id="ranFor" width="1fr" className={styles.figureHeader}>
            {t('history.ranFor')}
          </Column>
        ),
        isHidden: isNarrow,
        cell: each => {
          const seconds = ranForSeconds(each);
          return (
            <Cell className={styles.figure}>
              {seconds === undefined ? t('time.none') : duration(seconds)}
            </Cell>
          );
        },
      },
    ],
    [t, duration, known, isNarrow],
  );
}

function LoadingRows(props: { label: string }) {
  return (
    <div role="status" aria-label={props.label} className={styles.rowSkeletons}>
      {Array.from({ length: 8 }, (_, index) => (
        <Placeholder key={index} height={36} />
      ))}
    </div>
  );
}

/**
 * The history as a table. While details stand beside it only the columns
 * remain that tell rows apart; the details say the rest.
 */
export function HistoryTable(props: HistoryPage) {
  const { t } = useFormat();
  const { items, known, isStale, selected, onSelect, page } = props;
  const columns = useColumns(known, selected !== undefined);
  const data = useMemo(() => items && [...items], [items]);
  const { onNext, onPrevious } = props;
  if (!data) {
    return <LoadingRows label={t('common.loading')} />;
  }
  return (
    <Table
      className={styles.table}
      columnConfig={columns}
      data={data}
      isStale={isStale}
      selection={{
        mode: 'single',
        behavior: 'replace',
        selected: selected ? [selected] : [],
        onSelectionChange: keys => {
          const [key] = keys === 'all' ? [] : [...keys];
          onSelect(key === undefined ? undefined : String(key));
        },
      }}
      pagination={
        onNext || onPrevious
          ? {
              type: 'page',
              pageSize: PAGE_SIZE,
              showPageSizeOptions: false,
              pageSizeOptions: [],
              hasNextPage: onNext !== undefined,
              hasPreviousPage: onPrevious !== undefined,
              onNextPage: () => onNext?.(),
              onPreviousPage: () => onPrevious?.(),
              getLabel: () => t('history.page', { page: String(page) }),
            }
          : { type: 'none' }
      }
    />
  );
}
