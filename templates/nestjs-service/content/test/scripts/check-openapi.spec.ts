import { readFileSync } from 'node:fs';
import { breakingChanges } from '../../scripts/lib/openapi-compatibility.mjs';

interface Schema {
  properties: Record<string, object>;
  required: string[];
}

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: object;
}

interface Document {
  paths: Record<string, Record<string, { parameters: Parameter[]; security?: object[] }>>;
  components: { schemas: Record<string, Schema> };
}

const notes = '/api/v1/notes';
const whole = JSON.parse(readFileSync('openapi.json', 'utf8')) as Document;
// The comparison takes its time: what the example resource has is enough
const merged: Document = {
  ...whole,
  paths: Object.fromEntries(
    Object.entries(whole.paths).filter(([path]) => [notes, `${notes}/{id}`].includes(path)),
  ),
};

function changed(change: (document: Document) => void): Document {
  const copy = structuredClone(merged);
  change(copy);
  return copy;
}

const parameter = (required: boolean): Parameter => ({
  name: 'tag',
  in: 'query',
  required,
  schema: { type: 'string' },
});

describe('breakingChanges', () => {
  it.each<[string, (document: Document) => unknown]>([
    ['nothing', () => undefined],
    ['a new path', ({ paths }) => (paths['/api/v1/more'] = paths[notes] ?? {})],
    [
      'an optional parameter',
      ({ paths }) => paths[notes]?.['get']?.parameters.push(parameter(false)),
    ],
    [
      'an optional field of a request',
      ({ components }) =>
        components.schemas['NewNote']?.properties &&
        (components.schemas['NewNote'].properties['tag'] = { type: 'string' }),
    ],
    [
      'a new field of a response',
      ({ components: { schemas } }) => {
        schemas['Note']?.required.push('tag');
        Object.assign(schemas['Note']?.properties ?? {}, { tag: { type: 'string' } });
      },
    ],
  ])('lets %s pass', async (_, change) => {
    await expect(
      breakingChanges(
        merged,
        changed((document) => void change(document)),
      ),
    ).resolves.toEqual([]);
  });

  it.each<[string, (document: Document) => unknown]>([
    ['a removed path', ({ paths }) => delete paths[`${notes}/{id}`]],
    ['a removed method', ({ paths }) => delete paths[notes]?.['post']],
    [
      'a newly required parameter',
      ({ paths }) => paths[notes]?.['get']?.parameters.push(parameter(true)),
    ],
    [
      'a parameter that becomes required',
      ({ paths }) => Object.assign(paths[notes]?.['get']?.parameters[0] ?? {}, { required: true }),
    ],
    [
      'a newly required field of a request',
      ({ components: { schemas } }) => {
        schemas['NewNote']?.required.push('tag');
        Object.assign(schemas['NewNote']?.properties ?? {}, { tag: { type: 'string' } });
      },
    ],
    ['a removed field of a response', ({ components }) => removeField(components.schemas, 'title')],
    [
      'another type of a field of a response',
      ({ components }) =>
        Object.assign(components.schemas['Note']?.properties ?? {}, { title: { type: 'integer' } }),
    ],
    [
      'a token that is asked for now',
      ({ paths }) => Object.assign(paths[notes]?.['get'] ?? {}, { security: [{ bearer: [] }] }),
    ],
  ])('refuses %s', async (_, change) => {
    const found = await breakingChanges(
      merged,
      changed((document) => void change(document)),
    );
    expect(found).not.toEqual([]);
  });
});

function removeField(schemas: Record<string, Schema>, field: string): void {
  const note = schemas['Note'];
  if (note) {
    delete note.properties[field];
    note.required = note.required.filter((name) => name !== field);
  }
}
