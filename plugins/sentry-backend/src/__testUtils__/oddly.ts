const NEEDED = new Set([
  'id',
  'slug',
  'project',
  'version',
  'projects',
  'lifetime',
  'firstSeen',
  'lastSeen',
  'lastSeen',
]);

/** The same answer with everything that is not needed null or of another type. */
export function oddly(body: unknown, depth = 0): unknown {
  if (Array.isArray(body)) {
    return [null, 17, 'text', ...body.map(each => oddly(each, depth + 1))];
  }
  if (typeof body !== 'object' || body === null) {
    return body;
  }
  const entries = Object.entries(body).map(([key, value], index) => {
    if (NEEDED.has(key)) {
      return [key, typeof value === 'object' ? oddly(value, depth + 1) : value];
    }
    return [key, index % 2 === 0 ? null : { unexpected: [key] }];
  });
  return Object.fromEntries([...entries, ['unknown', { new: true }]]);
}
