import type {
  RollbackCheck,
  RollbackPreview,
} from '@jalon/plugin-deployments-common';

/** One thing in which a new preview differs from the one before it. */
export type PreviewChange =
  | {
      readonly type: 'from' | 'to';
      readonly before: string;
      readonly now: string;
    }
  | { readonly type: 'difference' }
  | { readonly type: 'check'; readonly check: RollbackCheck }
  | { readonly type: 'hidden' };

const differenceOf = (preview: RollbackPreview) =>
  preview.changes
    .map(({ path, difference }) => `${path}\n${difference}`)
    .join('\n');

/**
 * Tells a person what moved between two previews of the same rollback, so
 * that a conflict is not just an invitation to click again.
 */
export function previewChanges(
  before: RollbackPreview,
  now: RollbackPreview,
): PreviewChange[] {
  if (before.fingerprint === now.fingerprint) {
    return [];
  }
  const changes: PreviewChange[] = [];
  for (const type of ['from', 'to'] as const) {
    if (before[type].id !== now[type].id) {
      const [was, is] = [before[type].version, now[type].version];
      changes.push({ type, before: was, now: is });
    }
  }
  if (differenceOf(before) !== differenceOf(now)) {
    changes.push({ type: 'difference' });
  }
  for (const check of now.checks) {
    const earlier = before.checks.find(each => each.id === check.id);
    if (earlier?.status !== check.status) {
      changes.push({ type: 'check', check });
    }
  }
  return changes.length > 0 ? changes : [{ type: 'hidden' }];
}
