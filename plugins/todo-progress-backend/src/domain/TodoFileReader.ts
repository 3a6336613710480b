import GithubSlugger from 'github-slugger';
import type { ListItem, Nodes, Paragraph } from 'mdast';
import { anchorsIn, headingTitle, isAnchorParagraph } from './anchors';
import { parseItemText, parseReferenceLine } from './item';
import { limits } from './limits';
import { rawText } from './markdown';
import type { ParsedDiagnostic, ParsedItem, ParsedSection } from './types';

const ALMOST_CHECK = /^\[([^[\]]{0,3})\](?!\()\s*/;

/** Collects sections and items while it goes through a file's syntax tree. */
export class TodoFileReader {
  private readonly sections: ParsedSection[] = [];
  private readonly items: ParsedItem[] = [];
  private readonly keys = new Map<string, number>();
  private readonly slugger = new GithubSlugger();
  private pendingAnchor?: string;

  constructor(
    private readonly name: string,
    private readonly diagnostics: ParsedDiagnostic[],
  ) {}

  result() {
    return {
      sections: this.sections,
      items: this.items,
      diagnostics: this.diagnostics.sort((a, b) => a.line - b.line),
    };
  }

  /** Depth first, in the order of the file, without recursion. */
  read(nodes: readonly Nodes[]): void {
    const stack = nodes.map(node => ({ node, depth: 0 })).reverse();
    while (stack.length > 0) {
      const { node, depth } = stack.pop()!;
      const isItem = this.visit(node, depth);
      if (node.type !== 'heading' && 'children' in node) {
        const below = depth + (isItem ? 1 : 0);
        const children = node.children.map(child => ({
          node: child as Nodes,
          depth: below,
        }));
        stack.push(...children.reverse());
      }
    }
  }

  private visit(node: Nodes, depth: number): boolean {
    if (node.type === 'heading') {
      const raw = rawText(node);
      this.sections.push({
        title: headingTitle(raw),
        anchor: anchorsIn(raw).at(0) ?? this.pendingAnchor,
        line: lineOf(node),
      });
    }
    if (mayHoldAnchor(node) && isAnchorParagraph(rawText(node))) {
      this.pendingAnchor = anchorsIn(rawText(node)).at(-1);
    } else if (node.type !== 'text') {
      this.pendingAnchor = undefined;
    }
    return node.type === 'listItem' && this.visitListItem(node, depth);
  }

  private visitListItem(node: ListItem, depth: number): boolean {
    const paragraph = node.children.find(isParagraph);
    const raw = paragraph ? rawText(paragraph) : '';
    if (typeof node.checked === 'boolean') {
      this.addItem(node, raw, depth);
      return true;
    }
    this.reportAlmostItem(lineOf(node), raw);
    return false;
  }

  private addItem(node: ListItem, raw: string, depth: number): void {
    const line = lineOf(node);
    const text = parseItemText(raw.slice(0, limits.lineLength));
    if (text.malformedId) {
      this.report(
        'malformed-id',
        line,
        `“${text.malformedId}” looks like an id but is none: write two or more capital letters, a hyphen and three digits, such as PL-001.`,
      );
    }
    if (!text.title) {
      this.report('empty-title', line, 'The item has no text after its mark.');
    }
    if (text.id && this.keys.has(text.id)) {
      this.report(
        'duplicate-id',
        line,
        `${text.id} is used more than once: give this item an id of its own.`,
      );
    }
    this.items.push({
      id: text.id,
      key: this.uniqueKey(text.id, text.title),
      state: node.checked ? 'done' : 'open',
      title: text.title || text.id || '…',
      section: this.currentSection(),
      depth,
      line,
      references: [...text.references, ...referencesBelow(node)].slice(
        0,
        limits.references,
      ),
    });
  }

  private currentSection(): number {
    if (this.sections.length === 0) {
      this.sections.push({ title: this.name, line: 1 });
    }
    return this.sections.length - 1;
  }

  /** Two items with the same id or text are told apart by a number. */
  private uniqueKey(id: string | undefined, title: string): string {
    if (!id) {
      return this.slugger.slug(title.slice(0, 80) || 'item');
    }
    const count = (this.keys.get(id) ?? 0) + 1;
    this.keys.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  }

  private reportAlmostItem(line: number, raw: string): void {
    const mark = ALMOST_CHECK.exec(raw);
    const rest = mark ? raw.slice(mark[0].length) : raw;
    const hasId = parseItemText(rest.slice(0, limits.lineLength)).id;
    if (mark && /^[ xX]$/.test(mark[1]) && !rest) {
      this.report('empty-title', line, 'The item has no text after its mark.');
    } else if (mark && !/^\d+$/.test(mark[1])) {
      this.report(
        'unreadable-check-mark',
        line,
        `“[${mark[1]}]” is no check mark, so that the item is not counted: write [ ] or [x] with a space after it.`,
        'error',
      );
    } else if (hasId && /^\S+\s*[\u2010-\u2015:-]/.test(rest)) {
      this.report(
        'missing-check-mark',
        line,
        `${hasId} has no check mark, so that it is not counted: write [ ] or [x] before it.`,
        'error',
      );
    }
  }

  private report(
    code: ParsedDiagnostic['code'],
    line: number,
    message: string,
    severity: ParsedDiagnostic['severity'] = 'warning',
  ): void {
    this.diagnostics.push({ code, severity, message, line });
  }
}

/** `Ref:` in a paragraph or plain list item below the item's own text. */
function referencesBelow(node: ListItem) {
  const [first, ...rest] = node.children;
  const paragraphs = rest.flatMap(child =>
    child.type === 'list'
      ? child.children
          .filter(item => typeof item.checked !== 'boolean')
          .flatMap(item => item.children.filter(isParagraph).slice(0, 1))
      : [child].filter(isParagraph),
  );
  return first
    ? paragraphs.flatMap(paragraph =>
        parseReferenceLine(rawText(paragraph).slice(0, limits.lineLength)),
      )
    : [];
}

function mayHoldAnchor(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'html';
}

function isParagraph(node: Nodes): node is Paragraph {
  return node.type === 'paragraph';
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
