const WIDTH = 80;

/** Writes a value as JSON the way Prettier would. */
export function writeJson(value: object): string {
  return `${format(value, '', 0)}\n`;
}

/** `used` counts the characters before the value on its line, and a comma after it. */
function format(value: unknown, indent: string, used: number): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map(item => JSON.stringify(item)).join(', ')}]`;
    const flat = value.every(item => typeof item !== 'object' || item === null);
    if (flat && used + line.length <= WIDTH) {
      return line;
    }
    const items = value.map(
      item => `${inner}${format(item, inner, inner.length + 1)}`,
    );
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(
    ([, item]) => item !== undefined,
  );
  if (entries.length === 0) {
    return '{}';
  }
  const properties = entries.map(([key, item]) => {
    const start = `${inner}${JSON.stringify(key)}: `;
    return `${start}${format(item, inner, start.length + 1)}`;
  });
  return `{\n${properties.join(',\n')}\n${indent}}`;
}
