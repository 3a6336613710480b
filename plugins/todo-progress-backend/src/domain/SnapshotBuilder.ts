import { createHash } from 'node:crypto';
import type {
  TodoDiagnostic,
  TodoReference,
  TodoSection,
} from '@jalon/plugin-todo-progress-common';
import { limits } from './limits';
import { resolveLink } from './references';
import type {
  Addresses,
  ReferenceFacts,
  Snapshot,
  SnapshotItem,
  SourceFile,
} from './snapshotTypes';
import type { ParsedFile, ParsedItem, ParsedReference } from './types';

/** Adds files up to a snapshot. */
export class SnapshotBuilder {
  private readonly sections: TodoSection[] = [];
  private readonly items: SnapshotItem[] = [];
  private readonly diagnostics: TodoDiagnostic[] = [];
  private readonly ids = new Map<string, string>();
  private readonly keys = new Set<string>();

  constructor(
    private readonly facts: ReferenceFacts,
    private readonly addresses: Addresses,
  ) {}

  result(): Snapshot {
    return {
      sections: this.sections,
      items: this.items,
      diagnostics: this.diagnostics.slice(0, limits.diagnostics),
    };
  }

  add({ path, parsed }: SourceFile): void {
    const room = limits.items - this.items.length;
    const items = parsed.items.slice(0, room);
    if (items.length < parsed.items.length) {
      this.report(path, {
        code: 'too-many-items',
        severity: 'error',
        message: `More than ${limits.items} items: what follows is not counted. Name fewer files in the annotation jalon.dev/todo-files.`,
        line: parsed.items[items.length].line,
      });
    }
    const ids = this.addSections(path, parsed, items);
    parsed.diagnostics.forEach(diagnostic => this.report(path, diagnostic));
    items.forEach(item => this.addItem(path, parsed, item, ids));
  }

  private addSections(
    path: string,
    parsed: ParsedFile,
    items: readonly ParsedItem[],
  ): Map<number, string> {
    const ids = new Map<number, string>();
    for (const [index, section] of parsed.sections.entries()) {
      const own = items.filter(item => item.section === index);
      if (own.length === 0) {
        continue;
      }
      const id = this.uniqueKey(
        `${section.anchor ?? shortHash(`${path}#${section.title}`)}`,
        this.sections.map(other => other.id),
      );
      ids.set(index, id);
      this.sections.push({
        id,
        title: section.title,
        ...(section.anchor ? { anchor: section.anchor } : {}),
        total: own.length,
        done: own.filter(item => item.state === 'done').length,
        file: path,
        line: section.line,
        url: this.addresses.line(path, section.line),
      });
    }
    return ids;
  }

  private addItem(
    path: string,
    parsed: ParsedFile,
    item: ParsedItem,
    sectionIds: ReadonlyMap<number, string>,
  ): void {
    const other = item.id && this.ids.get(item.id);
    if (item.id && other && other !== path) {
      this.report(path, {
        code: 'duplicate-id',
        severity: 'warning',
        message: `${item.id} is also used in ${other}: give one of the two an id of its own.`,
        line: item.line,
      });
    }
    if (item.id && !other) {
      this.ids.set(item.id, path);
    }
    const key = this.uniqueKey(item.key, this.keys);
    this.keys.add(key);
    this.items.push({
      ...(item.id ? { id: item.id } : {}),
      key,
      fileKey: item.key,
      state: item.state,
      title: item.title,
      section: parsed.sections[item.section].title,
      sectionId: sectionIds.get(item.section)!,
      depth: item.depth,
      file: path,
      line: item.line,
      url: this.addresses.line(path, item.line),
      references: item.references.map(reference =>
        this.reference(path, item, reference),
      ),
    });
  }

  private reference(
    path: string,
    item: ParsedItem,
    reference: ParsedReference,
  ): TodoReference {
    const { text, target } = reference;
    if (target === undefined) {
      return { text };
    }
    const link = resolveLink(path, target);
    if (link.kind === 'external') {
      return { text, url: link.url };
    }
    if (link.kind === 'unsafe') {
      this.report(path, {
        code: 'unsafe-link',
        severity: 'warning',
        message: `“${text}” leads out of the repository or to an address that is not http or https, and is shown without a link.`,
        line: item.line,
      });
      return { text };
    }
    const url = this.addresses.file(link.path, link.anchor);
    const problem = this.problemOf(link.path, link.anchor);
    if (!problem) {
      return { text, url };
    }
    this.report(path, { ...problem, severity: 'warning', line: item.line });
    return { text, url, missing: true };
  }

  private problemOf(path: string, anchor: string | undefined) {
    if (path !== '' && !this.exists(path)) {
      return {
        code: 'unresolved-link' as const,
        message: `The repository has no file ${path}.`,
      };
    }
    const anchors = this.facts.anchors.get(path);
    const found =
      !anchor || !anchors || anchors.has(anchor) || /^L\d+/.test(anchor);
    return found
      ? undefined
      : {
          code: 'unresolved-anchor' as const,
          message: `${path} has no anchor or heading “${anchor}”.`,
        };
  }

  private exists(path: string): boolean {
    if (this.facts.files.has(path)) {
      return true;
    }
    const folder = `${path}/`;
    for (const file of this.facts.files) {
      if (file.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  private uniqueKey(key: string, taken: Iterable<string>): string {
    const others = taken instanceof Set ? taken : new Set(taken);
    let candidate = key;
    for (let count = 2; others.has(candidate); count++) {
      candidate = `${key}~${count}`;
    }
    return candidate;
  }

  private report(
    path: string,
    diagnostic: Pick<TodoDiagnostic, 'code' | 'severity' | 'message' | 'line'>,
  ): void {
    this.diagnostics.push({
      ...diagnostic,
      file: path,
      url: this.addresses.line(path, diagnostic.line),
    });
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
