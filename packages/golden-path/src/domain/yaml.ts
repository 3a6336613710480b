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

/** How to write a value so that its reader understands it. */
export interface YamlOptions {
  /** At the top of the document. */
  readonly header?: string;
  /**
   * Above the key or item at a path such as `spec/containers/0/name`; a slash
   * inside a key is written `~1`.
   */
  readonly above?: Readonly<Record<string, string>>;
  /** On the line of a string, after it. */
  readonly beside?: (text: string) => string | undefined;
  /**
   * Whether its reader knows YAML 1.2, in which `on` and `yes` are strings.
   * GitHub does, kubectl does not.
   */
  readonly yaml12?: boolean;
}

/**
 * Writes a value as a YAML document: lines are never folded, and strings that a
 * YAML 1.1 parser (kubectl's) would take for something else are quoted.
 */
export function writeYaml(value: object, options: YamlOptions = {}): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    ...(options.yaml12 ? {} : { compat: 'yaml-1.1' }),
  });
  if (options.header) {
    document.commentBefore = commentText(options.header);
  }
  for (const [path, text] of Object.entries(options.above ?? {})) {
    commentAbove(document.contents, path, text);
  }
  const { beside } = options;
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
  documents: readonly (readonly [object, YamlOptions?])[],
): string {
  return documents
    .map(([value, options]) => writeYaml(value, options))
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
