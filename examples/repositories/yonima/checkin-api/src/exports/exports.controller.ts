import { Controller, Get, Header, Param, ParseUUIDPipe } from '@nestjs/common';
import { PrismaService } from '../prisma/prisma.service';
import { toCsv } from './csv';

@Controller('sessions/:id/export')
export class ExportsController {
  constructor(private readonly prisma: PrismaService) {}

  @Get()
  @Header('content-type', 'text/csv; charset=utf-8')
  async export(@Param('id', ParseUUIDPipe) sessionId: string) {
    const checkins = await this.prisma.checkin.findMany({
      where: { sessionId },
      include: { participant: true },
      orderBy: { occurredAt: 'asc' },
    });
    return toCsv(
      ['participant', 'phone', 'occurred at', 'late', 'source'],
      checkins.map(each => [
        each.participant.name,
        each.participant.phone,
        each.occurredAt.toISOString(),
        each.late ? 'yes' : 'no',
        each.source ?? '',
      ]),
    );
  }
}
