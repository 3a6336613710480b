type Conditions = Readonly<Record<string, string>>;

const COMMENT = String.raw`(?://|#|<!--|/\*|\{/\*)\s*golden-path:`;
const IF = new RegExp(String.raw`^\s*${COMMENT}if\s+([^*\s]+)`);
const END = new RegExp(String.raw`^\s*${COMMENT}end\b`);
const VALUE = new RegExp(String.raw`\s*${COMMENT}value\s+(\w+).*$`);
const LITERAL = /'[^']*'|"[^"]*"|\b\d+\b/;

/**
 * Keeps the lines of a file that suit the answers. Content stays valid source
 * code, because its directives are comments of its own language:
 *
 * - `// golden-path:if scheduledJobs` ... `// golden-path:end` around lines
 *   that exist under a condition, which may be nested;
 * - `const threshold = 80; // golden-path:value coverageThreshold` for a line
 *   whose first literal becomes the answer.
 *
 * @throws Error for a condition that is not known or not closed
 */
export function selectLines(
  path: string,
  content: string,
  conditions: Conditions,
): string {
  if (!content.includes('golden-path:')) {
    return content;
  }
  const kept: string[] = [];
  const open: boolean[] = [];
  for (const line of content.split('\n')) {
    const condition = IF.exec(line)?.[1];
    if (condition) {
      open.push(holds(condition, conditions, path));
    } else if (END.test(line)) {
      if (open.pop() === undefined) {
        throw new Error(`${path} closes a condition that was not opened`);
      }
    } else if (!open.includes(false)) {
      kept.push(withValue(line, conditions, path));
    }
  }
  if (open.length > 0) {
    throw new Error(`${path} opens a condition that is not closed`);
  }
  return kept.join('\n');
}

/**
 * Whether a condition holds: `x`, `!x`, `x=value` or `x!=value`, several
 * separated by commas.
 */
export function holds(
  condition: string,
  conditions: Conditions,
  where: string,
): boolean {
  return condition.split(',').every(part => {
    const [, not, key, operator, expected] =
      /^(!?)(\w+)(?:(!?=)([\w-]+))?$/.exec(part.trim()) ?? [];
    const value = key === undefined ? undefined : conditions[key];
    if (value === undefined) {
      throw new Error(`${where} has a condition that is not known: ${part}`);
    }
    const equal = value === (expected ?? 'true');
    return equal !== (not === '!' || operator === '!=');
  });
}

function withValue(line: string, conditions: Conditions, path: string): string {
  const key = VALUE.exec(line)?.[1];
  if (!key) {
    return line;
  }
  const value = conditions[key];
  const code = line.replace(VALUE, '');
  if (value === undefined || !LITERAL.test(code)) {
    throw new Error(`${path} has a value that is not known: ${line.trim()}`);
  }
  return code.replace(LITERAL, literal => {
    const quote = /^['"]/.exec(literal)?.[0] ?? '';
    return `${quote}${value}${quote}`;
  });
}
