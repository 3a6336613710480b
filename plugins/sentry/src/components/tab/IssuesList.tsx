import { Select, Skeleton } from '@backstage/ui';
import type { SentryIssue } from '@jalon/plugin-sentry-common';
import { useFormat } from '../../hooks/useFormat';
import { readSorting } from '../../lib/tabState';
import { BroughtBy } from '../shared/BroughtBy';
import { LevelLabel, StateLabel } from '../shared/Labels';
import { Mono } from '../shared/Mono';
import { RelativeTime } from '../shared/RelativeTime';
import type { IssuesPage } from './IssuesTable';
import styles from './tab.module.css';

const SORTS = ['lastSeen', 'firstSeen', 'events', 'users', 'level'] as const;

function Item(props: { issue: SentryIssue; page: IssuesPage }) {
  const { t, number } = useFormat();
  const { issue, page } = props;
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <LevelLabel level={issue.level} />
        {!page.isOneState && <StateLabel issue={issue} />}
        <span className={styles.itemWhen}>
          <RelativeTime at={issue.lastSeen} />
        </span>
      </div>
      <button
        type="button"
        className={styles.itemButton}
        data-key={issue.id}
        onClick={() => page.onSelect(issue.id)}
      >
        {issue.title}
      </button>
      <span className={styles.errorNote}>
        <Mono>{issue.shortId}</Mono>
        {page.hasManyProjects && <span>{issue.project}</span>}
        {issue.culprit && <span>{issue.culprit}</span>}
      </span>
      {(issue.newIn || issue.regressedIn) && (
        <BroughtBy issue={issue} withoutEnvironment={page.isOneEnvironment} />
      )}
      <span className={styles.itemFigures}>
        {t('issue.eventsCount', {
          count: issue.events,
          events: number(issue.events),
        })}
        {' · '}
        {t('issue.usersCount', {
          count: issue.users,
          users: number(issue.users),
        })}
        {' · '}
        {t('issue.firstSeen')} <RelativeTime at={issue.firstSeen} />
      </span>
    </li>
  );
}

/** Errors on a narrow screen: what the table says, stacked. */
export function IssuesList(props: IssuesPage) {
  const { t } = useFormat();
  const { items, isStale } = props;
  if (!items) {
    return (
      <div
        role="status"
        aria-label={t('common.loading')}
        className={styles.loadingItems}
      >
        {[1, 2, 3, 4].map(key => (
          <Skeleton key={key} height={128} />
        ))}
      </div>
    );
  }
  const sorts = {
    lastSeen: t('issue.lastSeen'),
    firstSeen: t('issue.firstSeen'),
    events: t('issue.events'),
    users: t('issue.users'),
    level: t('issue.level'),
  };
  return (
    <>
      <Select
        className={styles.sort}
        label={t('filter.sort')}
        value={readSorting(props.sort).column}
        onChange={column => props.onSort(String(column))}
        options={SORTS.map(id => ({ id, label: sorts[id] }))}
      />
      <ul
        className={styles.items}
        aria-label={t('issue.tableLabel')}
        data-stale={isStale || undefined}
      >
        {items.map(each => (
          <Item key={each.id} issue={each} page={props} />
        ))}
      </ul>
    </>
  );
}
