import { useEffect, useState } from 'react';
import {
  SearchField,
  Select,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import type { TodoProgress } from '@jalon/plugin-todo-progress-common';
import { useTexts } from '../hooks/useFormat';
import type { Filters, StateFilter } from '../lib/filter';
import styles from './progress.module.css';

const ALL = 'all';
const STATES: readonly StateFilter[] = ['open', 'stalled', 'done'];
/** Until somebody is taken to have stopped typing. */
const TYPING_MS = 250;

type OnChange = (changes: Partial<Filters>, options?: Replace) => void;
type Replace = { replace?: boolean };

function StateChoice(props: { value?: StateFilter; onChange: OnChange }) {
  const t = useTexts();
  const { value, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={t('filter.state')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value ?? ALL]}
      onSelectionChange={keys => {
        const [key] = [...keys];
        onChange({ state: STATES.find(state => state === key) });
      }}
    >
      <ToggleButton id={ALL}>{t('filter.all')}</ToggleButton>
      <ToggleButton id="open">{t('state.open')}</ToggleButton>
      <ToggleButton id="stalled">{t('state.stalled')}</ToggleButton>
      <ToggleButton id="done">{t('state.done')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

/** Writes to the address once typing pauses, and follows it. */
function Search(props: { value: string; onChange: OnChange }) {
  const t = useTexts();
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) {
      return undefined;
    }
    const timer = setTimeout(
      () => onChange({ q: text }, { replace: value !== '' }),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <SearchField
      className={styles.search}
      aria-label={t('filter.search')}
      placeholder={t('filter.searchPlaceholder')}
      value={text}
      onChange={setText}
    />
  );
}

/** State, section and text, all of them in the address. */
export function FilterBar(props: {
  progress: TodoProgress;
  filters: Filters;
  count: number;
  onChange: OnChange;
}) {
  const t = useTexts();
  const { progress, filters, count, onChange } = props;
  const options = [
    { id: ALL, label: t('filter.allSections') },
    ...progress.sections.map(({ id, title }) => ({ id, label: title })),
  ];
  const known = progress.sections.some(({ id }) => id === filters.section);
  return (
    <div
      className={styles.filters}
      role="search"
      aria-label={t('filter.label')}
    >
      <StateChoice value={filters.state} onChange={onChange} />
      <Select
        className={styles.select}
        aria-label={t('filter.section')}
        options={options}
        value={known ? filters.section : ALL}
        onChange={value =>
          onChange({ section: value === ALL ? undefined : String(value) })
        }
      />
      <Search value={filters.q ?? ''} onChange={onChange} />
      <Text color="secondary" aria-live="polite" className={styles.figures}>
        {t('filter.shown', { count })}
      </Text>
    </div>
  );
}
