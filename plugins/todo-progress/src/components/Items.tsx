import { useEffect, useMemo, useState } from 'react';
import { Alert, Button } from '@backstage/ui';
import type { TodoProgress } from '@jalon/plugin-todo-progress-common';
import { useTexts } from '../hooks/useFormat';
import { useFilters } from '../hooks/useFilters';
import { applyFilters, isFiltered } from '../lib/filter';
import { FilterBar } from './FilterBar';
import { Notice } from './Notice';
import { Section } from './Section';
import styles from './progress.module.css';

/** Filters and the sections with the items that match them. */
export function Items(props: { progress: TodoProgress }) {
  const t = useTexts();
  const { progress } = props;
  const { filters, selected, update } = useFilters();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(
    () => applyFilters(progress, filters, selected),
    [progress, filters, selected],
  );
  const count = shown.reduce((sum, { items }) => sum + items.length, 0);
  const target = progress.items.find(item => item.key === selected);
  const severalFiles =
    new Set(progress.sections.map(section => section.file)).size > 1;

  // An address that points at an item unfolds its section.
  const targetSection = target?.sectionId;
  useEffect(() => {
    setFolded(last => new Set([...last].filter(id => id !== targetSection)));
  }, [targetSection, selected]);

  const fold = (id: string, isFolded: boolean) =>
    setFolded(last => {
      const others = [...last].filter(other => other !== id);
      return new Set(isFolded ? [...others, id] : others);
    });

  return (
    <div className={styles.items}>
      <FilterBar
        progress={progress}
        filters={filters}
        count={count}
        onChange={update}
      />
      {selected && !target && (
        <Alert
          status="info"
          icon
          role="status"
          title={t('item.gone', { item: selected })}
          description={t('item.goneHint')}
          customActions={
            <Button
              variant="secondary"
              onPress={() => update({ item: undefined })}
            >
              {t('item.showAll')}
            </Button>
          }
        />
      )}
      {shown.map(({ section, items }) => (
        <Section
          key={section.id}
          section={section}
          items={items}
          showFile={severalFiles}
          selected={selected}
          isExpanded={!folded.has(section.id)}
          onExpandedChange={isExpanded => fold(section.id, !isExpanded)}
        />
      ))}
      {count === 0 && (
        <Notice
          type="empty"
          title={t('filter.none')}
          action={
            isFiltered(filters) && (
              <Button
                variant="secondary"
                onPress={() =>
                  update({ state: undefined, section: undefined, q: undefined })
                }
              >
                {t('filter.clear')}
              </Button>
            )
          }
        />
      )}
    </div>
  );
}
