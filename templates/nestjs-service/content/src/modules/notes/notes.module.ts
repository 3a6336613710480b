import { Module } from '@nestjs/common';
import { QueuesModule } from '../../queues/queues.module.js';
import { StorageModule } from '../../storage/storage.module.js';
import { Notifications } from '../notifications/notifications.js';
import { Attachments } from './attachments.js';
import { NotesController } from './notes.controller.js';
import { NotesService } from './notes.service.js';

@Module({
  imports: [QueuesModule, StorageModule],
  controllers: [NotesController],
  providers: [NotesService, Attachments, Notifications],
})
export class NotesModule {}
