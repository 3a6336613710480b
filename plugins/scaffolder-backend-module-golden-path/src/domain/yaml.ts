import {
  Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isSeq,
  Node,
  Pair,
  visit,
} from 'yaml';

/** What to write around a value so that a reader understands it. */
export interface YamlComments {
  /** At the top of the document. */
  readonly header?: string;
  /**
   * Above the key or item at a path such as `spec/containers/0/name`; a slash
   * inside a key is written `~1`.
   */
  readonly above?: Readonly<Record<string, string>>;
  /** On the line of a string, after it. */
  readonly beside?: (text: string) => string | undefined;
}

/**
 * Writes a value as a YAML document: lines are never folded, and strings that a
 * YAML 1.1 parser (kubectl's) would take for something else are quoted.
 */
export function writeYaml(value: object, comments: YamlComments = {}): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
  });
  if (comments.header) {
    document.commentBefore = commentText(comments.header);
  }
  for (const [path, text] of Object.entries(comments.above ?? {})) {
    commentAbove(document.contents, path, text);
  }
  const { beside } = comments;
  if (beside) {
    visit(document, {
      Scalar(_key, node) {
        const text =
          typeof node.value === 'string' ? beside(node.value) : undefined;
        if (text) {
          node.comment = commentText(text);
        }
      },
    });
  }
  return document.toString({
    lineWidth: 0,
    singleQuote: true,
    flowCollectionPadding: false,
  });
}

/** Several documents in one file. */
export function writeYamlDocuments(
  documents: readonly (readonly [object, YamlComments?])[],
): string {
  return documents
    .map(([value, comments]) => writeYaml(value, comments))
    .join('---\n');
}

function commentAbove(root: Node | null, path: string, text: string): void {
  const keys = path.split('/').map(key => key.replace(/~1/g, '/'));
  let node: unknown = root;
  let target: Pair | Node | undefined;
  for (const key of keys) {
    target = child(node, key);
    if (!target) {
      throw new Error(`There is nothing to comment at ${path}`);
    }
    node = isPair(target) ? target.value : target;
  }
  const holder = isPair(target) ? target.key : target;
  if (!isNode(holder)) {
    throw new Error(`There is nothing to comment at ${path}`);
  }
  holder.commentBefore = commentText(text);
}

function child(node: unknown, key: string): Pair | Node | undefined {
  if (!isCollection(node)) {
    return undefined;
  }
  if (isMap(node)) {
    return node.items.find(pair => isPair(pair) && String(pair.key) === key) as
      | Pair
      | undefined;
  }
  const item = isSeq(node) ? node.items[Number(key)] : undefined;
  return isNode(item) ? item : undefined;
}

function commentText(text: string): string {
  return text
    .split('\n')
    .map(line => (line ? ` ${line}` : ''))
    .join('\n');
}
