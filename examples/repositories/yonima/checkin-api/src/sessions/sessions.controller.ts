import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { PageQuery } from '../common/page-query';
import { SessionsService } from './sessions.service';

@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  list(@Query() page: PageQuery) {
    return this.sessions.list(page);
  }

  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string) {
    return this.sessions.get(id);
  }
}
