import { Test } from '@nestjs/testing';
import { AppModule } from './app.module.js';
import { ENVIRONMENT } from './config/config.module.js';
import { readEnvironment } from './config/environment.js';
import { NotesController } from './modules/notes/notes.controller.js';

describe('AppModule', () => {
  it('wires the service together', async () => {
    const environment = readEnvironment({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
    const module = await Test.createTestingModule({
      imports: [AppModule.with(environment)],
    }).compile();
    expect(module.get(ENVIRONMENT)).toBe(environment);

    const notes = module.get(NotesController);
    const note = await notes.create({ title: 'Hello', text: '' });
    await expect(notes.get(note.id)).resolves.toEqual(note);
    await expect(notes.list(10)).resolves.toEqual({ items: [note] });
    await module.close();
  });
});
