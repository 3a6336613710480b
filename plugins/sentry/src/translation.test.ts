import english from './translations/en';
import french from './translations/fr';

type Nested = { readonly [key: string]: string | Nested };

function flatten(messages: Nested, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

const placeholders = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the French texts', () => {
  const byKey = new Map(flatten(english));

  it('translate every text', () => {
    expect(Object.keys(french).sort()).toEqual([...byKey.keys()].sort());
  });

  it('fill in what the English ones fill in', () => {
    const filled = (entries: Iterable<[string, string]>) =>
      Object.fromEntries(
        [...entries].map(([key, text]) => [key, placeholders(text)]),
      );
    expect(filled(Object.entries(french))).toEqual(filled(byKey));
  });
});
