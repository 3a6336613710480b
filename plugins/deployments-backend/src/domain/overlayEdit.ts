import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { parseOverlay } from './overlay';
import type { OverlayImage } from './types';

const EDITED_FIELDS = ['newName', 'newTag', 'digest'] as const;

interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Rewrites an overlay so that the images of `target` are what it deploys.
 * Only the bytes of the changed values are touched; comments, quotes, order
 * and line ends stay. Where an entry has to be added to a layout that cannot
 * be extended line by line, the document is printed anew with its comments.
 *
 * Images that the overlay has and `target` has not are left alone.
 */
export function restoreImages(
  text: string,
  target: readonly OverlayImage[],
): string {
  const spliced = spliceImages(text, target);
  if (spliced !== undefined && holdsImages(spliced, target)) {
    return spliced;
  }
  const printed = printImages(text, target);
  if (!holdsImages(printed, target)) {
    throw new Error('The overlay cannot be changed to the earlier images');
  }
  return printed;
}

/** Whether an overlay deploys all images of `target` as they are there. */
export function holdsImages(
  text: string,
  target: readonly OverlayImage[],
): boolean {
  const images = parseOverlay(text, 'overlay').images ?? [];
  return target.every(wanted => {
    const found = images.find(image => image.name === wanted.name);
    return (
      found !== undefined &&
      EDITED_FIELDS.every(field => found[field] === wanted[field])
    );
  });
}

function spliceImages(
  text: string,
  target: readonly OverlayImage[],
): string | undefined {
  const document = parseDocument(text, { schema: 'failsafe' });
  const list = document.get('images', true);
  if (!isSeq(list)) {
    return undefined;
  }
  const edits: TextEdit[] = [];
  for (const image of target) {
    const item = list.items.find(
      candidate => isMap(candidate) && candidate.get('name') === image.name,
    );
    if (!isMap(item)) {
      return undefined;
    }
    for (const field of EDITED_FIELDS) {
      const edit = editField(text, item, field, image[field]);
      if (edit === 'impossible') {
        return undefined;
      }
      edits.push(...edit);
    }
  }
  return applyEdits(text, edits);
}

function editField(
  text: string,
  item: YAMLMap,
  field: string,
  wanted: string | undefined,
): TextEdit[] | 'impossible' {
  const index = item.items.findIndex(
    pair => isScalar(pair.key) && pair.key.value === field,
  );
  if (index < 0) {
    return wanted === undefined ? [] : insertLine(text, item, field, wanted);
  }
  if (wanted === undefined) {
    return index === 0 ? 'impossible' : removeLine(text, item, index);
  }
  const { value } = item.items[index];
  if (isScalar(value) && value.value === wanted) {
    return [];
  }
  if (!(isScalar(value) || isAlias(value)) || !value.range) {
    return 'impossible';
  }
  const style = isScalar(value) ? value.type : undefined;
  const [from, to] = value.range;
  return [{ from, to, text: renderScalar(wanted, style) }];
}

function insertLine(
  text: string,
  item: YAMLMap,
  field: string,
  value: string,
): TextEdit[] | 'impossible' {
  const start = keyStart(item.items[0]);
  const last = item.items[item.items.length - 1];
  const end = valueEnd(last);
  if (item.flow || start === undefined || end === undefined) {
    return 'impossible';
  }
  const indent = ' '.repeat(start - lineStart(text, start));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const newline = text.indexOf('\n', end);
  const line = `${indent}${field}: ${renderScalar(value)}`;
  return newline < 0
    ? [{ from: text.length, to: text.length, text: `${eol}${line}` }]
    : [{ from: newline + 1, to: newline + 1, text: `${line}${eol}` }];
}

function removeLine(
  text: string,
  item: YAMLMap,
  index: number,
): TextEdit[] | 'impossible' {
  const start = keyStart(item.items[index]);
  const end = valueEnd(item.items[index]);
  if (item.flow || start === undefined || end === undefined) {
    return 'impossible';
  }
  const newline = text.indexOf('\n', end);
  const to = newline < 0 ? text.length : newline + 1;
  return [{ from: lineStart(text, start), to, text: '' }];
}

function printImages(text: string, target: readonly OverlayImage[]): string {
  const document = parseDocument(text);
  if (!isSeq(document.get('images', true))) {
    document.set('images', document.createNode([]));
  }
  for (const image of target) {
    const list = document.get('images', true);
    const items = isSeq(list) ? list.items : [];
    const index = items.findIndex(
      item => isMap(item) && item.get('name') === image.name,
    );
    if (index < 0) {
      document.addIn(['images'], document.createNode(image));
      continue;
    }
    for (const field of EDITED_FIELDS) {
      if (image[field] === undefined) {
        document.deleteIn(['images', index, field]);
      } else {
        document.setIn(['images', index, field], image[field]);
      }
    }
  }
  return document.toString({ lineWidth: 0 });
}

function renderScalar(value: string, style?: string): string {
  if (style === 'QUOTE_DOUBLE') {
    return JSON.stringify(value);
  }
  if (style === 'QUOTE_SINGLE') {
    return `'${value.replace(/'/g, "''")}'`;
  }
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce(
      (result, edit) =>
        result.slice(0, edit.from) + edit.text + result.slice(edit.to),
      text,
    );
}

function keyStart(pair: Pair | undefined): number | undefined {
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

function valueEnd(pair: Pair | undefined): number | undefined {
  const value = pair?.value;
  return isScalar(value) || isAlias(value) ? value.range?.[1] : undefined;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
