import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { Avatar, Link } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import type { TodoItem } from '@jalon/plugin-todo-progress-common';
import { useTexts } from '../hooks/useFormat';
import { StateSince } from './RelativeTime';
import { RepositoryLink } from './RepositoryLink';
import { StateIcon } from './StateIcon';
import styles from './progress.module.css';

const DEEPEST = 4;

/** The address of an item on this page, with the filters kept. */
function useItemHref(key: string): string {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  params.set('item', key);
  return `${pathname}?${params}`;
}

function References(props: { item: TodoItem }) {
  const t = useTexts();
  const { item } = props;
  if (item.references.length === 0) {
    return null;
  }
  return (
    <ul
      className={styles.references}
      aria-label={t('item.references', { id: item.id ?? item.title })}
    >
      {item.references.map(({ text, url, missing }, index) => (
        <li key={`${index} ${text}`}>
          <RepositoryLink url={url}>{text}</RepositoryLink>
          {missing && (
            <span className={styles.missing} title={t('item.missingHint')}>
              <RiAlertLine aria-hidden /> {t('item.missing')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** State, since when and by whom. */
function Facts(props: { item: TodoItem }) {
  const { item } = props;
  return (
    <span className={styles.facts}>
      <span className={item.stalled ? styles.stalled : undefined}>
        <StateSince item={item} />
      </span>
      {item.by && (
        <span className={styles.person}>
          <Avatar src="" name={item.by} size="x-small" purpose="decoration" />
          {item.by}
        </span>
      )}
    </span>
  );
}

/** One item; the one that the address points at is brought into view. */
export function ItemRow(props: { item: TodoItem; isSelected: boolean }) {
  const t = useTexts();
  const { item, isSelected } = props;
  const row = useRef<HTMLLIElement>(null);
  const href = useItemHref(item.key);
  const id = item.id ?? item.title;
  useEffect(() => {
    if (isSelected) {
      row.current?.scrollIntoView?.({ block: 'center' });
    }
  }, [isSelected]);
  return (
    <li
      ref={row}
      id={item.key}
      className={isSelected ? styles.selectedItem : styles.item}
      style={{
        paddingInlineStart: `calc(var(--bui-space-2) + ${
          Math.min(item.depth, DEEPEST) * 24
        }px)`,
      }}
      aria-current={isSelected ? 'true' : undefined}
    >
      <span className={styles.mark}>
        <StateIcon item={item} />
      </span>
      <span className={styles.id}>
        <Link
          href={href}
          className={styles.mono}
          color="secondary"
          aria-label={t('item.link', { id })}
        >
          {item.id ?? '#'}
        </Link>
      </span>
      <div className={styles.text}>
        <span>{item.title}</span>
        <span className={styles.more}>
          <References item={item} />
          <span className={styles.source}>
            <RepositoryLink
              url={item.url}
              title={t('item.source', {
                line: String(item.line),
                file: item.file,
              })}
            >
              {`${item.file.split('/').at(-1)}:${item.line}`}
            </RepositoryLink>
          </span>
        </span>
      </div>
      <Facts item={item} />
    </li>
  );
}
