/**
 * The cursor of the next page from Sentry's `Link` header; undefined when
 * there is none (`results="false"`). Only the cursor is taken, never the
 * address, so that an answer cannot send the token elsewhere.
 */
export function nextCursor(header: string | null): string | undefined {
  for (const link of (header ?? '').slice(0, 4_096).split(',')) {
    const attributes = new Map(
      link
        .split(';')
        .slice(1)
        .map(each => {
          const [name, value = ''] = each.trim().split('=');
          return [name, value.replaceAll('"', '')] as const;
        }),
    );
    if (
      attributes.get('rel') === 'next' &&
      attributes.get('results') === 'true'
    ) {
      return cursorOf(link, attributes.get('cursor'));
    }
  }
  return undefined;
}

function cursorOf(link: string, attribute: string | undefined) {
  const cursor =
    attribute ?? /[?&]cursor=([^&>]{1,200})/.exec(link)?.[1] ?? undefined;
  const text = cursor && safelyDecode(cursor);
  return text && /^[\w:.-]{1,200}$/.test(text) ? text : undefined;
}

function safelyDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
