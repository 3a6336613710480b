import { limits } from './limits';
import { oneLine, parseInline, type Span } from './markdown';
import type { ParsedReference } from './types';

/** Hyphens that editors put in place of the ASCII one. */
const HYPHEN = '[-\u2010\u2011\u2013\u2212]';
const SEPARATOR = /^\s*(?:[-\u2010-\u2015\u2212]{1,3}|:|\.(?=\s|$))?\s*/;
const ID = new RegExp(
  `^\\[?([A-Z]{2,10})${HYPHEN}(\\d{3,6})\\]?(?=[\\s:.\u2010-\u2015\u2212-]|$)`,
);
const ALMOST_ID = new RegExp(
  `^\\[?[A-Za-z]{2,10}(?:${HYPHEN}|_)?\\d{1,9}[A-Za-z]?\\]?\\s*(?:[\u2010-\u2015\u2212:-]|$)`,
);
const REFERENCES =
  /(?:^|[\s.;,(\u2010-\u2015-])r(?:e|é)f(?:s|(?:e|é)rences?)?\s*:/giu;

export interface ItemText {
  readonly id?: string;
  /** What stands in place of an id and is none. */
  readonly malformedId?: string;
  readonly title: string;
  readonly references: readonly ParsedReference[];
}

/** Splits `PL-001 — text. Ref: [A](b.md#c).` into its parts. */
export function parseItemText(raw: string): ItemText {
  const spans = parseInline(raw.normalize('NFC'));
  const text = spans.map(span => span.text).join('');
  const label = lastLabel(text, spans);
  const head = oneLine(label ? text.slice(0, label.start) : text);
  const id = ID.exec(head);
  const malformed = id ? undefined : ALMOST_ID.exec(head)?.[0];
  const rest = id ? head.slice(id[0].length).replace(SEPARATOR, '') : head;
  return {
    id: id ? `${id[1]}-${id[2]}` : undefined,
    malformedId: malformed?.replace(/[^A-Za-z0-9_]+$/, ''),
    title: shorten(withoutFullStop(rest)),
    references: referencesOf(spans, label?.end ?? text.length),
  };
}

/** References of a line below the item that begins with `Ref:`. */
export function parseReferenceLine(raw: string): readonly ParsedReference[] {
  const parsed = parseItemText(raw);
  return parsed.title === '' && !parsed.id ? parsed.references : [];
}

function lastLabel(
  text: string,
  spans: readonly Span[],
): { start: number; end: number } | undefined {
  const labels = [...text.matchAll(REFERENCES)].map(match => ({
    start: match.index + (/^r/i.test(match[0]) ? 0 : 1),
    end: match.index + match[0].length,
  }));
  return labels.filter(label => !insideLink(label.start, spans)).at(-1);
}

function insideLink(position: number, spans: readonly Span[]): boolean {
  let end = 0;
  for (const span of spans) {
    end += span.text.length;
    if (position < end) {
      return span.target !== undefined;
    }
  }
  return false;
}

/** All links, wherever they stand, and the plain texts after the label. */
function referencesOf(
  spans: readonly Span[],
  after: number,
): ParsedReference[] {
  const references: ParsedReference[] = [];
  let position = 0;
  for (const span of spans) {
    if (span.target !== undefined) {
      references.push({
        text: shorten(oneLine(span.text) || span.target),
        target: span.target,
      });
    } else {
      const tail = span.text.slice(Math.max(0, after - position));
      references.push(...plainReferences(tail));
    }
    position += span.text.length;
  }
  return references.slice(0, limits.references);
}

function plainReferences(text: string): ParsedReference[] {
  return text
    .split(/[,;]/)
    .map(part => oneLine(part).replace(/^[.)\s]+|[.(\s]+$/g, ''))
    .filter(part => part && !/^(?:et|and|&|\+|[-\u2010-\u2015])$/i.test(part))
    .map(part => ({ text: shorten(part) }));
}

function withoutFullStop(text: string): string {
  return text
    .trim()
    .replace(/[\s(,;\u2013\u2014]+$/, '')
    .replace(/(?<!\.)\.$/, '');
}

function shorten(text: string): string {
  return text.length > limits.titleLength
    ? `${text.slice(0, limits.titleLength - 1)}…`
    : text;
}
