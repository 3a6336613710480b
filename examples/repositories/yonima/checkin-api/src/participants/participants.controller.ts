import { Controller, Get, Query } from '@nestjs/common';
import { PageQuery } from '../common/page-query';
import { ParticipantsService } from './participants.service';

@Controller('participants')
export class ParticipantsController {
  constructor(private readonly participants: ParticipantsService) {}

  @Get()
  search(@Query('q') text: string | undefined, @Query() page: PageQuery) {
    return this.participants.search(text ?? '', page);
  }
}
