import type {
  TodoItem,
  TodoProgress,
  TodoSection,
} from '@jalon/plugin-todo-progress-common';

export type StateFilter = 'open' | 'done' | 'stalled';

export interface Filters {
  readonly state?: StateFilter;
  /** Id of a section. */
  readonly section?: string;
  /** Part of an id, a title, a reference or a name. */
  readonly q?: string;
}

const STATES: readonly string[] = ['open', 'done', 'stalled'];

export function readFilters(params: URLSearchParams): Filters {
  const state = params.get('state') ?? '';
  return {
    state: STATES.includes(state) ? (state as StateFilter) : undefined,
    section: params.get('section') ?? undefined,
    q: params.get('q') ?? undefined,
  };
}

export function isFiltered({ state, section, q }: Filters): boolean {
  return Boolean(state || section || q);
}

/** What is shown of a section. */
export interface ShownSection {
  readonly section: TodoSection;
  readonly items: readonly TodoItem[];
}

/**
 * Sections with the items that match, in the order of the files. The item that
 * the address points at is always shown.
 */
export function applyFilters(
  { sections, items }: Pick<TodoProgress, 'sections' | 'items'>,
  filters: Filters,
  selected?: string,
): ShownSection[] {
  const bySection = new Map<string, TodoItem[]>();
  for (const item of items) {
    if (item.key === selected || matches(item, filters)) {
      const own = bySection.get(item.sectionId) ?? [];
      own.push(item);
      bySection.set(item.sectionId, own);
    }
  }
  return sections
    .map(section => ({ section, items: bySection.get(section.id) ?? [] }))
    .filter(shown => shown.items.length > 0);
}

function matches(item: TodoItem, { state, section, q }: Filters): boolean {
  const stateFits =
    !state || (state === 'stalled' ? item.stalled : item.state === state);
  return (
    Boolean(stateFits) &&
    (!section || item.sectionId === section) &&
    (!q || containsText(item, q))
  );
}

function containsText(item: TodoItem, query: string): boolean {
  const text = [
    item.id,
    item.title,
    item.by,
    ...item.references.map(reference => reference.text),
  ].join('\n');
  return fold(text).includes(fold(query.trim()));
}

/** Without case and accents, so that "decider" finds "Décider". */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
