import type { TodoProgress } from '@jalon/plugin-todo-progress-common';

/** The body of an answer: plain and mutable, as the OpenAPI types want it. */
export function serializeProgress(progress: TodoProgress) {
  const { summary, commit, sync } = progress;
  return {
    ...progress,
    summary: { ...summary },
    sections: progress.sections.map(section => ({ ...section })),
    items: progress.items.map(item => ({
      ...item,
      references: item.references.map(reference => ({ ...reference })),
    })),
    diagnostics: progress.diagnostics.map(diagnostic => ({ ...diagnostic })),
    history: progress.history.map(point => ({ ...point })),
    commit: commit && { ...commit },
    sync: { ...sync, problem: sync.problem && { ...sync.problem } },
  };
}
