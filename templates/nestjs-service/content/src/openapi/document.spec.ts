import { readFile } from 'node:fs/promises';
import { createPreview } from './preview.js';

describe('openapi.json', () => {
  it('is current: if not, run npm run openapi:export', async () => {
    const committed: unknown = JSON.parse(await readFile('openapi.json', 'utf8'));
    expect(JSON.parse(JSON.stringify(await createPreview()))).toEqual(committed);
  });

  it('describes every route that callers use', async () => {
    const { paths } = await createPreview();
    for (const operations of Object.values(paths)) {
      for (const operation of Object.values(operations) as { summary?: string }[]) {
        expect(operation.summary).toEqual(expect.stringMatching(/\w/));
      }
    }
    expect(Object.keys(paths)).toContain('/api/v1/notes/{id}');
  });
});
