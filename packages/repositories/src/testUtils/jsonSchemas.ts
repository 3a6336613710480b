export type Json = Record<string, unknown>;

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type of its own. */
export function withNull(schema: unknown): unknown {
  return mapped(schema, node => {
    if (node.nullable !== true) {
      return node;
    }
    const { nullable, ...rest } = node;
    return { anyOf: [{ type: 'null' }, rest] };
  });
}

/** Refuses properties that the document does not know: misspelt ones. */
export function closed(schema: unknown): unknown {
  return mapped(schema, node =>
    node.type === 'object' &&
    typeof node.properties === 'object' &&
    node.additionalProperties === undefined
      ? { ...node, additionalProperties: false }
      : node,
  );
}

/** Lets a schema outside of the document refer into it. */
export function rebased(schema: unknown): unknown {
  return mapped(schema, node =>
    typeof node.$ref === 'string' && node.$ref.startsWith('#')
      ? { $ref: `github${node.$ref}` }
      : node,
  );
}

function mapped(value: unknown, change: (node: Json) => Json): unknown {
  if (Array.isArray(value)) {
    return value.map(item => mapped(item, change));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return change(
    Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, mapped(item, change)]),
    ),
  );
}
