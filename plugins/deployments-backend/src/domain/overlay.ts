import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
} from 'yaml';
import type { OverlayImage, OverlayProblem } from './types';

/** An overlay larger than this is not read: it is data, not a kustomization. */
export const MAX_OVERLAY_BYTES = 256 * 1024;
const MAX_IMAGES = 100;
const IMAGE_FIELDS = ['name', 'newName', 'newTag', 'digest'] as const;

export interface ParsedOverlay {
  /** Undefined when the file as a whole cannot be read. */
  readonly images?: readonly OverlayImage[];
  readonly problems: readonly OverlayProblem[];
}

/**
 * Reads the images of a `kustomization.yaml`. Every scalar is taken as text,
 * so that a tag `1.10` stays what it is. Aliases are resolved one at a time and
 * never expanded as a whole, so a document cannot grow while it is read.
 */
export function parseOverlay(text: string, file: string): ParsedOverlay {
  if (Buffer.byteLength(text) > MAX_OVERLAY_BYTES) {
    const limit = `${MAX_OVERLAY_BYTES / 1024} KiB`;
    return { problems: [{ file, message: `is larger than ${limit}` }] };
  }
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  } catch (error) {
    const reason = error instanceof RangeError ? 'too deep' : 'not YAML';
    return { problems: [{ file, message: `cannot be read: ${reason}` }] };
  }
  const [failure] = document.errors;
  if (failure) {
    const line = lines.linePos(failure.pos[0]).line;
    const [message] = failure.message.split('\n');
    return { problems: [{ file, line, message }] };
  }
  return readImages(document, file, lines);
}

function readImages(
  document: Document,
  file: string,
  lines: LineCounter,
): ParsedOverlay {
  if (document.contents === null) {
    return { images: [], problems: [] };
  }
  if (!isMap(document.contents)) {
    return { problems: [{ file, line: 1, message: 'must be a mapping' }] };
  }
  const list = resolve(document.contents.get('images', true), document);
  if (list === undefined || (isScalar(list) && !list.value)) {
    return { images: [], problems: [] };
  }
  if (!isSeq(list)) {
    return { problems: [{ file, message: '"images" must be a list' }] };
  }
  if (list.items.length > MAX_IMAGES) {
    const message = `has more than ${MAX_IMAGES} images`;
    return { problems: [{ file, message }] };
  }
  const images: OverlayImage[] = [];
  const problems: OverlayProblem[] = [];
  for (const item of list.items) {
    const image = readImage(item, document);
    if (typeof image === 'string') {
      problems.push({ file, line: lineOf(item, lines), message: image });
    } else {
      images.push(image);
    }
  }
  return { images, problems };
}

function readImage(item: unknown, document: Document): OverlayImage | string {
  const map = resolve(item, document);
  if (!isMap(map)) {
    return 'an image must be a mapping with "name" and "newTag" or "digest"';
  }
  const image: { -readonly [key in keyof OverlayImage]?: string } = {};
  for (const field of IMAGE_FIELDS) {
    const value = resolve(map.get(field, true), document);
    if (value === undefined) {
      continue;
    }
    if (!isScalar(value) || typeof value.value !== 'string') {
      return `"${field}" of an image must be a text`;
    }
    if (value.value) {
      image[field] = value.value;
    }
  }
  const { name, ...rest } = image;
  return name ? { name, ...rest } : 'an image has no "name"';
}

function resolve(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function lineOf(node: unknown, lines: LineCounter): number | undefined {
  const range =
    typeof node === 'object' && node !== null && 'range' in node
      ? node.range
      : undefined;
  return Array.isArray(range) ? lines.linePos(range[0]).line : undefined;
}
