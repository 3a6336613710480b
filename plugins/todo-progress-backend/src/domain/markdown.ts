import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toString } from 'mdast-util-to-string';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

/**
 * Constructs inside of paragraphs. Matching brackets and emphasis takes time
 * with the square of a paragraph's length, so that a whole file is read
 * without them, and then only short texts with them.
 */
const inline = {
  disable: {
    null: [
      'attention',
      'autolink',
      'characterEscape',
      'characterReference',
      'codeText',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
    ],
  },
};

const blocks = {
  disable: {
    null: [
      'blockQuote',
      'codeFenced',
      'codeIndented',
      'definition',
      'headingAtx',
      'htmlFlow',
      'list',
      'setextUnderline',
      'thematicBreak',
    ],
  },
};

/** Headings, lists and code blocks of a file; paragraphs hold raw Markdown. */
export function parseBlocks(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTaskListItem(), inline],
    mdastExtensions: [gfmTaskListItemFromMarkdown()],
  });
}

/** The raw Markdown of a paragraph or heading of `parseBlocks`. */
export function rawText(node: Nodes): string {
  return toString(node);
}

/** A stretch of text; with `target` when it is a link. */
export interface Span {
  readonly text: string;
  readonly target?: string;
}

/** Reads what stands inside of one paragraph. */
export function parseInline(raw: string): Span[] {
  const spans: Span[] = [];
  const stack: Nodes[] = [fromMarkdown(raw, { extensions: [blocks] })];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node.type === 'link') {
      spans.push({ text: plain(node), target: node.url });
    } else if (node.type === 'break') {
      spans.push({ text: ' ' });
    } else if ('children' in node) {
      stack.push(...[...node.children].reverse());
    } else {
      spans.push({ text: plain(node) });
    }
  }
  return spans;
}

/** The text a reader sees, on one line. */
export function plainText(raw: string): string {
  return oneLine(
    parseInline(raw)
      .map(span => span.text)
      .join(''),
  );
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function plain(node: Nodes): string {
  return toString(node, { includeHtml: false });
}
