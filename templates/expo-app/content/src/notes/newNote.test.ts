import { texts } from '@/texts';
import { readNewNote } from './newNote';

describe('readNewNote', () => {
  it('takes a note without the spaces around its title', () => {
    expect(readNewNote({ title: ' Gate 4 ', text: '' })).toEqual({
      ok: true,
      note: { title: 'Gate 4', text: '' },
    });
  });

  it('says what is wrong with each field', () => {
    expect(readNewNote({ title: ' ', text: 'x'.repeat(10_001) })).toEqual({
      ok: false,
      problems: { title: texts.newNote.titleMissing, text: texts.newNote.textTooLong(10_000) },
    });
    expect(readNewNote({ title: 'x'.repeat(121), text: '' })).toMatchObject({
      problems: { title: texts.newNote.titleTooLong(120), text: undefined },
    });
  });
});
