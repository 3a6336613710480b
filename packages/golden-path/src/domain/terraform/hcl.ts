/** Text of HCL that is written as it stands, such as `var.namespace`. */
export class Expression {
  constructor(readonly text: string) {}
}

/** A call of a function of Terraform. */
export class Call {
  constructor(readonly name: string, readonly parameters: readonly Value[]) {}
}

export type Value =
  | string
  | number
  | boolean
  | null
  | Expression
  | Call
  | readonly Value[]
  | { readonly [key: string]: Value };

/** Attributes that belong together: without an empty line between them. */
export interface Group {
  readonly comment?: string;
  readonly attributes: { readonly [name: string]: Value };
}

export interface Block {
  readonly comment?: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: readonly (Group | Block)[];
}

/** What may stand in a block: attributes alone need no wrapping. */
export type Content = Block | Group['attributes'] | CommentedGroup;

/** Attributes under a comment of theirs. */
export class CommentedGroup implements Group {
  constructor(
    readonly comment: string,
    readonly attributes: Group['attributes'],
  ) {}
}

export function expression(text: string): Expression {
  return new Expression(text);
}

export function call(name: string, ...parameters: Value[]): Call {
  return new Call(name, parameters);
}

/** A string in which `${...}` is meant for Terraform; the rest must be harmless. */
export function template(text: string): Expression {
  return new Expression(`"${text}"`);
}

export function block(
  type: string,
  labels: readonly string[],
  ...content: readonly Content[]
): Block {
  return {
    type,
    labels,
    body: content.map(item =>
      isBlock(item) || item instanceof CommentedGroup
        ? item
        : { attributes: item },
    ),
  };
}

export function resource(
  type: string,
  name: string,
  ...content: readonly Content[]
): Block {
  return block('resource', [type, name], ...content);
}

/** The same block under a comment. */
export function commented(comment: string, item: Block): Block {
  return { ...item, comment };
}

function isBlock(item: Content): item is Block {
  return 'labels' in item && 'body' in item && Array.isArray(item.body);
}

const WIDTH = 80;

/** Writes blocks as `terraform fmt` would. */
export function writeHcl(blocks: readonly Block[], header?: string): string {
  const parts = blocks.map(item => writeItem(item, 0));
  return `${[...(header ? [writeComment(header)] : []), ...parts].join(
    '\n\n',
  )}\n`;
}

function writeItem(item: Block | Group, depth: number): string {
  const lines = 'labels' in item ? blockLines(item) : groupLines(item);
  const all = item.comment ? [writeComment(item.comment), ...lines] : lines;
  return indent(all.join('\n'), depth);
}

function blockLines({ type, labels, body }: Block): string[] {
  const head = [type, ...labels.map(quote)].join(' ');
  return body.length === 0
    ? [`${head} {`, '}']
    : [`${head} {`, body.map(item => writeItem(item, 1)).join('\n\n'), '}'];
}

function groupLines({ attributes }: Group): string[] {
  return alignedLines(
    Object.entries(attributes).map(([name, value]) => [name, write(value)]),
  );
}

/**
 * `name = value` for each: the signs of neighbours stand in one column, unless
 * a value goes over several lines.
 */
function alignedLines(pairs: readonly (readonly [string, string])[]): string[] {
  const lines: string[] = [];
  let run: (readonly [string, string])[] = [];
  const flush = () => {
    const width = Math.max(0, ...run.map(([name]) => name.length));
    lines.push(...run.map(([name, text]) => `${name.padEnd(width)} = ${text}`));
    run = [];
  };
  for (const [name, text] of pairs) {
    if (text.includes('\n')) {
      flush();
      lines.push(`${name} = ${text}`);
    } else {
      run.push([name, text]);
    }
  }
  flush();
  return lines;
}

function write(value: Value): string {
  if (value instanceof Expression) {
    return value.text;
  }
  if (value instanceof Call) {
    return writeCall(value);
  }
  if (typeof value === 'string') {
    return quote(value);
  }
  if (Array.isArray(value)) {
    return writeList(value);
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(
      ([key, item]) => [writeKey(key), write(item)] as const,
    );
    return pairs.length === 0
      ? '{}'
      : `{\n${indent(alignedLines(pairs).join('\n'), 1)}\n}`;
  }
  return String(value);
}

function writeCall({ name, parameters }: Call): string {
  const texts = parameters.map(write);
  if (texts.length === 1 || texts.every(text => !text.includes('\n'))) {
    return `${name}(${texts.join(', ')})`;
  }
  return `${name}(\n${texts.map(text => `${indent(text, 1)},`).join('\n')}\n)`;
}

function writeList(values: readonly Value[]): string {
  const texts = values.map(write);
  const line = `[${texts.join(', ')}]`;
  if (line.length <= WIDTH && !line.includes('\n')) {
    return line;
  }
  return `[\n${texts.map(text => `${indent(text, 1)},`).join('\n')}\n]`;
}

function writeKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? key : quote(key);
}

/** A string that means itself: Terraform finds nothing to put into it. */
export function quote(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/([$%])\{/g, '$1$1{');
  return `"${escaped}"`;
}

function writeComment(text: string): string {
  return text
    .split('\n')
    .map(line => `# ${line}`.trimEnd())
    .join('\n');
}

function indent(text: string, depth: number): string {
  return text.replace(/^(?=.)/gm, '  '.repeat(depth));
}
