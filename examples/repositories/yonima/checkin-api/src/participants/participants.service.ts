import { Injectable } from '@nestjs/common';
import { PageQuery } from '../common/page-query';
import { PrismaService } from '../prisma/prisma.service';
import { normalisePhone } from './phone';

@Injectable()
export class ParticipantsService {
  constructor(private readonly prisma: PrismaService) {}

  search(text: string, page: PageQuery) {
    const phone = normalisePhone(text);
    return this.prisma.participant.findMany({
      where: phone
        ? { phone }
        : { name: { contains: text, mode: 'insensitive' } },
      orderBy: { name: 'asc' },
      take: page.limit,
      skip: page.offset,
    });
  }
}
