import type {
  TodoItem,
  TodoProgress,
  TodoSection,
} from '@jalon/plugin-todo-progress-common';

const DAY = 24 * 60 * 60 * 1000;
const HOST = 'https://git.example/yonima/checkin-api';

export const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkin-api', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:checkin' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkin' }],
};

export const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY).toISOString();

const SECTIONS: ReadonlyArray<readonly [string, string]> = [
  ['pl-top', 'Environnements & bootstrap'],
  ['pl-ci', 'CI (qualité & contrats)'],
];

/** An item of the first section unless told otherwise. */
export function makeItem(changes: Partial<TodoItem> & { id: string }) {
  const item: TodoItem = {
    key: changes.id,
    state: 'open',
    title: `Title of ${changes.id}`,
    section: SECTIONS[0][1],
    sectionId: SECTIONS[0][0],
    depth: 0,
    file: 'docs/todo/platform.md',
    line: 20,
    url: `${HOST}/blob/main/docs/todo/platform.md#L20`,
    references: [],
    ...changes,
  };
  return item;
}

function makeSection(
  [id, title]: readonly [string, string],
  items: readonly TodoItem[],
): TodoSection {
  const own = items.filter(item => item.sectionId === id);
  return {
    id,
    title,
    anchor: id,
    total: own.length,
    done: own.filter(item => item.state === 'done').length,
    file: 'docs/todo/platform.md',
    line: 18,
    url: `${HOST}/blob/main/docs/todo/platform.md#L18`,
  };
}

export const ITEMS: readonly TodoItem[] = [
  makeItem({
    id: 'PL-001',
    state: 'done',
    title: 'Décider mono-repo vs multi-repos',
    since: daysAgo(3),
    by: 'Amel Diop',
    references: [
      { text: 'ARCHITECTURE.md', url: `${HOST}/blob/main/ARCHITECTURE.md` },
      { text: 'GONE.md', url: `${HOST}/blob/main/GONE.md`, missing: true },
      { text: 'unsafe', url: `java${'script:alert(1)'}` },
    ],
  }),
  makeItem({ id: 'PL-002', title: 'Secrets', since: daysAgo(12) }),
  makeItem({
    id: 'PL-012',
    title: 'CI mobile',
    section: SECTIONS[1][1],
    sectionId: SECTIONS[1][0],
    since: daysAgo(45),
    by: 'Moussa Fall',
    stalled: true,
  }),
];

/** Progress with these items, as the server would tell it. */
export function makeProgress(changes: Partial<TodoProgress> = {}) {
  const items = changes.items ?? ITEMS;
  const done = items.filter(item => item.state === 'done').length;
  const progress: TodoProgress = {
    total: items.length,
    done,
    summary: {
      windowDays: 30,
      doneInWindow: done,
      stalled: items.filter(item => item.stalled).length,
    },
    sections: SECTIONS.map(section => makeSection(section, items)).filter(
      section => section.total > 0,
    ),
    items,
    diagnostics: [],
    history: [
      { at: daysAgo(45), total: 2, done: 0 },
      { at: daysAgo(3), total: items.length, done },
    ],
    commit: { sha: 'a1b2c3d'.padEnd(40, '0'), url: `${HOST}/commit/a1b2c3d` },
    sync: { syncedAt: new Date().toISOString() },
    ...changes,
  };
  return progress;
}
