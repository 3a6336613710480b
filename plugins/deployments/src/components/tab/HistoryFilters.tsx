import { useEffect, useState } from 'react';
import { SearchField, Select } from '@backstage/ui';
import { useTexts } from '../../hooks/useFormat';
import type { SearchChanges } from '../../hooks/useSearchState';
import { DEPLOYMENT_STATES } from '../../lib/deployments';
import { PERIODS, writePeriod, type TabState } from '../../lib/tabState';
import styles from './tab.module.css';

const TYPING_PAUSE_MS = 300;
const ANY = 'any';
const ALL_TIME = 'all';

type Change = (changes: SearchChanges, options?: { replace?: boolean }) => void;

/** Another filter begins at its first page, with nothing selected. */
const FROM_THE_START = { after: undefined, deployment: undefined };

function TextFilter(props: {
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useTexts();
  const { value, onChange } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <SearchField
      className={styles.search}
      size="small"
      aria-label={t('filter.searchPlaceholder')}
      placeholder={t('filter.searchPlaceholder')}
      value={typed}
      onChange={setTyped}
    />
  );
}

/** Environment, state, text and period; all of it lives in the address. */
export function HistoryFilters(props: {
  environments: readonly string[];
  state: TabState;
  onChange: Change;
  onSearch: (text: string) => void;
}) {
  const t = useTexts();
  const { environments, state, onChange, onSearch } = props;
  const choose = (name: string) => (value: unknown) =>
    onChange({
      ...FROM_THE_START,
      [name]: value === ANY ? undefined : String(value),
    });
  const known = new Set(environments);
  if (state.environment) {
    known.add(state.environment);
  }
  return (
    <div className={styles.filters} role="group" aria-label={t('filter.label')}>
      <Select
        aria-label={t('filter.environment')}
        value={state.environment ?? ANY}
        onChange={choose('environment')}
        options={[
          { id: ANY, label: t('filter.allEnvironments') },
          ...[...known].map(id => ({ id, label: id })),
        ]}
      />
      <Select
        aria-label={t('filter.state')}
        value={state.state ?? ANY}
        onChange={choose('state')}
        options={[
          { id: ANY, label: t('filter.allStates') },
          ...DEPLOYMENT_STATES.map(id => ({ id, label: t(`state.${id}`) })),
        ]}
      />
      <TextFilter value={state.query ?? ''} onChange={onSearch} />
      <Select
        aria-label={t('filter.period')}
        value={String(state.days ?? ALL_TIME)}
        onChange={value =>
          onChange({ ...FROM_THE_START, period: writePeriod(String(value)) })
        }
        options={[
          ...PERIODS.map(days => ({
            id: String(days),
            label: t('filter.days', { count: days }),
          })),
          { id: ALL_TIME, label: t('filter.always') },
        ]}
      />
    </div>
  );
}
