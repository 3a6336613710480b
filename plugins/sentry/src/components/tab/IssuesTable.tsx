import { useMemo } from 'react';
import {
  Cell,
  Column,
  Table,
  useBreakpoint,
  type ColumnConfig,
} from '@backstage/ui';
import type { SentryIssue, SentryIssueSort } from '@jalon/plugin-sentry-common';
import { useFormat } from '../../hooks/useFormat';
import { readSorting } from '../../lib/tabState';
import { BroughtBy } from '../shared/BroughtBy';
import { LevelLabel, StateLabel } from '../shared/Labels';
import { Mono } from '../shared/Mono';
import { RelativeTime } from '../shared/RelativeTime';
import styles from './tab.module.css';

/** One page of errors. */
export interface IssuesPage {
  readonly items: readonly SentryIssue[] | undefined;
  readonly isStale: boolean;
  readonly selected?: string;
  readonly onSelect: (id: string | undefined) => void;
  readonly sort: SentryIssueSort;
  readonly onSort: (column: string) => void;
  /** Whether all rows have the same environment, which then goes unsaid. */
  readonly isOneEnvironment: boolean;
  /** Whether all rows have the same state, which then goes unsaid. */
  readonly isOneState: boolean;
  readonly hasManyProjects: boolean;
}

/** A heading that stands above the figures' last digits. */
const numberHeader = (id: string, label: string) => () =>
  (
    <Column id={id} allowsSorting width={124} className={styles.numberHead}>
      {label}
    </Column>
  );

function useColumns(page: IssuesPage): ColumnConfig<SentryIssue>[] {
  const { t, number } = useFormat();
  const { isOneEnvironment, isOneState, hasManyProjects } = page;
  const isNarrow = page.selected !== undefined;
  // The details and the narrow list tell it, too.
  const hasRoom = useBreakpoint().up('xl');
  return useMemo(
    () => [
      {
        id: 'title',
        label: t('issue.error'),
        isRowHeader: true,
        width: '1fr',
        minWidth: isNarrow ? 160 : 240,
        cell: each => (
          <Cell>
            <div className={styles.errorCell}>
              <span className={styles.errorTitle}>{each.title}</span>
              <span className={styles.errorNote}>
                <Mono>{each.shortId}</Mono>
                {hasManyProjects && <span>{each.project}</span>}
                {each.culprit && <span>{each.culprit}</span>}
              </span>
            </div>
          </Cell>
        ),
      },
      {
        id: 'level',
        label: t('issue.level'),
        isSortable: true,
        width: 108,
        cell: each => (
          <Cell>
            <LevelLabel level={each.level} />
          </Cell>
        ),
      },
      {
        id: 'state',
        label: t('issue.state'),
        isHidden: isOneState || isNarrow,
        width: 136,
        cell: each => (
          <Cell>
            <StateLabel issue={each} />
          </Cell>
        ),
      },
      {
        id: 'broughtBy',
        label: t('issue.broughtBy'),
        isHidden: isNarrow,
        width: 184,
        cell: each => (
          <Cell>
            <BroughtBy issue={each} withoutEnvironment={isOneEnvironment} />
          </Cell>
        ),
      },
      {
        id: 'events',
        label: t('issue.events'),
        isSortable: true,
        header: numberHeader('events', t('issue.events')),
        cell: each => (
          <Cell className={styles.number}>{number(each.events)}</Cell>
        ),
      },
      {
        id: 'users',
        label: t('issue.users'),
        isSortable: true,
        isHidden: isNarrow,
        header: numberHeader('users', t('issue.users')),
        cell: each => (
          <Cell className={styles.number}>{number(each.users)}</Cell>
        ),
      },
      {
        id: 'firstSeen',
        label: t('issue.firstSeen'),
        isSortable: true,
        isHidden: isNarrow || !hasRoom,
        width: 144,
        cell: each => (
          <Cell>
            <RelativeTime at={each.firstSeen} />
          </Cell>
        ),
      },
      {
        id: 'lastSeen',
        label: t('issue.lastSeen'),
        isSortable: true,
        width: 144,
        cell: each => (
          <Cell>
            <RelativeTime at={each.lastSeen} />
          </Cell>
        ),
      },
    ],
    [
      t,
      number,
      isNarrow,
      hasRoom,
      isOneEnvironment,
      isOneState,
      hasManyProjects,
    ],
  );
}

/**
 * Errors as a table. While details stand beside it only the columns remain
 * that tell rows apart; the details say the rest.
 */
export function IssuesTable(props: IssuesPage) {
  const { items, isStale, selected, onSelect } = props;
  const columns = useColumns(props);
  const data = useMemo(() => items && [...items], [items]);
  return (
    <Table
      columnConfig={columns}
      data={data}
      isPending={items === undefined}
      isStale={isStale}
      sort={{
        descriptor: readSorting(props.sort),
        onSortChange: ({ column }) => props.onSort(String(column)),
      }}
      selection={{
        mode: 'single',
        behavior: 'replace',
        selected: selected ? [selected] : [],
        onSelectionChange: keys => {
          const [key] = keys === 'all' ? [] : [...keys];
          onSelect(key === undefined ? undefined : String(key));
        },
      }}
      pagination={{ type: 'none' }}
    />
  );
}
