import { BadRequestException, NotFoundException } from '@nestjs/common';
import { InMemoryAuthors, InMemoryNotes } from '../../../test/support/in-memory.js';
import { Metrics } from '../../metrics/metrics.js';
import type { NoteCreated } from '../notifications/notification.js';
import type { Notifications } from '../notifications/notifications.js';
import { Attachments } from './attachments.js';
import type { StorageService } from '../../storage/storage.service.js';
import { NotesService } from './notes.service.js';

const alice = { id: 'alice', name: 'Alice' };

function setUp() {
  const authors = new InMemoryAuthors();
  const events: NoteCreated[] = [];
  const notifications = {
    noteCreated: (event: NoteCreated) => Promise.resolve(events.push(event)),
  } as unknown as Notifications;
  const notes = new InMemoryNotes(authors);
  return { service: new NotesService(notes, authors, notifications, new Metrics()), events };
}

describe('NotesService', () => {
  it('keeps what it is given and has its author notified', async () => {
    const { service, events } = setUp();
    const now = new Date('2026-01-08T09:00:00Z');
    const input = { title: 'Gate 4', text: 'opens at 9' };
    const note = await service.create(input, alice, 'request-1', now);
    expect(note).toMatchObject({ ...input, author: alice, createdAt: '2026-01-08T09:00:00.000Z' });
    await expect(service.get(note.id)).resolves.toEqual(note);
    expect(events).toEqual([{ noteId: note.id, requestId: 'request-1' }]);
  });

  it('lists in pages that neither repeat nor miss a note', async () => {
    const { service } = setUp();
    // Three notes of the same instant: the id decides
    const now = new Date('2026-01-08T09:00:00Z');
    for (const title of ['one', 'two', 'three']) {
      await service.create({ title, text: '' }, alice, 'r', now);
    }
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.list({ limit: 2, cursor });
      titles.push(...page.items.map((note) => note.title));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(titles.sort()).toEqual(['one', 'three', 'two']);
  });

  it('lists the notes of one author', async () => {
    const { service } = setUp();
    await service.create({ title: 'mine', text: '' }, alice, 'r');
    await service.create({ title: 'other', text: '' }, { id: 'bob', name: 'Bob' }, 'r');
    const { items } = await service.list({ limit: 10, author: 'bob' });
    expect(items.map((note) => note.title)).toEqual(['other']);
  });

  it.each(['', 'nonsense', Buffer.from('["a","b"]').toString('base64url')])(
    'refuses the cursor %p',
    async (cursor) => {
      const { service } = setUp();
      await expect(service.list({ limit: 2, cursor })).rejects.toThrow(BadRequestException);
    },
  );

  it('says which note does not exist', async () => {
    const { service } = setUp();
    await expect(service.get('nowhere')).rejects.toThrow('There is no note nowhere');
    await expect(service.remove('nowhere')).rejects.toThrow(NotFoundException);
  });

  it('forgets a note', async () => {
    const { service } = setUp();
    const { id } = await service.create({ title: 'one', text: '' }, alice, 'r');
    await service.remove(id);
    await expect(service.get(id)).rejects.toThrow(NotFoundException);
  });
});

describe('Attachments', () => {
  it('keeps the files of a note below the note', async () => {
    const { service } = setUp();
    const signed = { url: 'https://store.example.com/x', expiresIn: 300 };
    const keys: string[] = [];
    const storage = {
      uploadUrl: ({ key }: { key: string }) => Promise.resolve((keys.push(key), signed)),
      downloadUrl: (key: string) => Promise.resolve((keys.push(key), signed)),
    } as unknown as StorageService;
    const attachments = new Attachments(service, storage);
    const note = await service.create({ title: 'one', text: '' }, alice, 'r');
    const { attachmentId } = await attachments.upload(note.id, {
      contentType: 'image/png',
      size: 1,
    });
    await expect(attachments.download(note.id, attachmentId)).resolves.toEqual(signed);
    expect(keys).toEqual(Array(2).fill(`notes/${note.id}/${attachmentId}`));
    await expect(attachments.download('nowhere', attachmentId)).rejects.toThrow(NotFoundException);
  });
});
