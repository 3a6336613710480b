import { NotFoundException } from '@nestjs/common';
import { InMemoryNotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';

describe('NotesService', () => {
  it('keeps what it is given', async () => {
    const service = new NotesService(new InMemoryNotesRepository());
    const now = new Date('2026-01-08T09:00:00Z');
    const note = await service.create({ title: 'Gate 4', text: 'opens at 9' }, now);
    expect(note).toMatchObject({ title: 'Gate 4', createdAt: '2026-01-08T09:00:00.000Z' });
    await expect(service.get(note.id)).resolves.toEqual(note);
  });

  it('lists the newest first, no more than asked for', async () => {
    const service = new NotesService(new InMemoryNotesRepository());
    for (const title of ['one', 'two', 'three']) {
      await service.create({ title, text: '' });
    }
    const titles = (await service.list(2)).map((note) => note.title);
    expect(titles).toEqual(['three', 'two']);
  });

  it('says which note does not exist', async () => {
    const service = new NotesService(new InMemoryNotesRepository());
    await expect(service.get('nowhere')).rejects.toThrow(NotFoundException);
    await expect(service.get('nowhere')).rejects.toThrow('nowhere');
  });

  it('forgets the oldest when memory is full', async () => {
    const service = new NotesService(new InMemoryNotesRepository(1));
    const first = await service.create({ title: 'one', text: '' });
    await service.create({ title: 'two', text: '' });
    await expect(service.get(first.id)).rejects.toThrow(NotFoundException);
  });
});
