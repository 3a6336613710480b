import { useEffect, useState } from 'react';
import { RiCloseLine, RiRocketLine } from '@remixicon/react';
import { Button, SearchField, Select } from '@backstage/ui';
import type { SentrySummary } from '@jalon/plugin-sentry-common';
import { useTexts } from '../../hooks/useFormat';
import type { UpdateSearch } from '../../hooks/useSearchState';
import {
  ALL_STATES,
  LEVELS,
  STATES,
  writeState,
  type TabState,
} from '../../lib/tabState';
import styles from './tab.module.css';

const TYPING_PAUSE_MS = 300;
const ANY = 'any';

/** Another filter begins at its first page, with nothing selected. */
const FROM_THE_START = { after: undefined, error: undefined };

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
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      value={typed}
      onChange={setTyped}
    />
  );
}

/** A choice among names, and the one of the address even if it is unknown. */
function NameFilter(props: {
  label: string;
  all: string;
  names: readonly string[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  searchPlaceholder?: string;
}) {
  const { label, all, names, value, onChange, searchPlaceholder } = props;
  const known = new Set(value ? [value, ...names] : names);
  return (
    <Select
      aria-label={label}
      value={value ?? ANY}
      onChange={chosen => onChange(chosen === ANY ? undefined : String(chosen))}
      search={
        searchPlaceholder ? { placeholder: searchPlaceholder } : undefined
      }
      options={[
        { id: ANY, label: all },
        ...[...known]
          .sort((a, b) => names.indexOf(a) - names.indexOf(b))
          .map(id => ({ id, label: id })),
      ]}
    />
  );
}

/** The deployment of the address, which only a link sets, and the way out. */
function DeploymentFilter(props: {
  label: string | undefined;
  onClear: () => void;
}) {
  const t = useTexts();
  return (
    <Button
      variant="secondary"
      size="small"
      iconStart={<RiRocketLine />}
      iconEnd={<RiCloseLine />}
      aria-label={t('filter.clearDeployment')}
      onPress={props.onClear}
    >
      {props.label ?? t('filter.oneDeployment')}
    </Button>
  );
}

/** Project, environment, state, level, release and text, all in the address. */
export function IssueFilters(props: {
  summary: SentrySummary;
  state: TabState;
  /** The deployment of the address in words, when it is known. */
  deploymentLabel: string | undefined;
  onChange: UpdateSearch;
  onSearch: (text: string) => void;
}) {
  const t = useTexts();
  const { summary, state, onChange, onSearch } = props;
  const set = (name: string) => (value: string | undefined) =>
    onChange({ ...FROM_THE_START, [name]: value });
  const projects = summary.projects.map(({ slug }) => slug);
  return (
    <div className={styles.filters} role="group" aria-label={t('filter.label')}>
      <TextFilter value={state.query ?? ''} onChange={onSearch} />
      <Select
        aria-label={t('filter.state')}
        value={state.state ?? ALL_STATES}
        onChange={value => set('state')(writeState(String(value)))}
        options={[
          ...STATES.map(id => ({ id, label: t(`state.${id}`) })),
          { id: ALL_STATES, label: t('filter.allStates') },
        ]}
      />
      <Select
        aria-label={t('filter.level')}
        value={state.level ?? ANY}
        onChange={value =>
          set('level')(value === ANY ? undefined : String(value))
        }
        options={[
          { id: ANY, label: t('filter.allLevels') },
          ...LEVELS.map(id => ({ id, label: t(`level.${id}`) })),
        ]}
      />
      <NameFilter
        label={t('filter.environment')}
        all={t('filter.allEnvironments')}
        names={summary.environments}
        value={state.environment}
        onChange={set('environment')}
      />
      <NameFilter
        label={t('filter.release')}
        all={t('filter.allReleases')}
        names={summary.releases}
        value={state.release}
        onChange={set('release')}
        searchPlaceholder={t('filter.searchRelease')}
      />
      {(projects.length > 1 || state.project) && (
        <NameFilter
          label={t('filter.project')}
          all={t('filter.allProjects')}
          names={projects}
          value={state.project}
          onChange={set('project')}
        />
      )}
      {state.deployment && (
        <DeploymentFilter
          label={props.deploymentLabel}
          onClear={() => set('deployment')(undefined)}
        />
      )}
    </div>
  );
}
