import {
  ConflictException,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import { PageQuery } from '../common/page-query';
import { PrismaService } from '../prisma/prisma.service';

@Injectable()
export class SessionsService {
  constructor(private readonly prisma: PrismaService) {}

  list(page: PageQuery) {
    return this.prisma.session.findMany({
      orderBy: { startsAt: 'asc' },
      take: page.limit,
      skip: page.offset,
    });
  }

  async get(id: string) {
    const session = await this.prisma.session.findUnique({ where: { id } });
    if (!session) {
      throw new NotFoundException(`No session ${id}`);
    }
    return session;
  }

  /** Refuses a check-in once as many people are in as the place holds. */
  async reservePlace(id: string) {
    const session = await this.get(id);
    const taken = await this.prisma.checkin.count({ where: { sessionId: id } });
    if (session.capacity !== null && taken >= session.capacity) {
      throw new ConflictException(
        `Session ${id} is full (${session.capacity})`,
      );
    }
    return session;
  }
}
