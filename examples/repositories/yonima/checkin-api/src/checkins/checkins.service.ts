import { Injectable } from '@nestjs/common';
import { readConfig } from '../config';
import { PrismaService } from '../prisma/prisma.service';
import { SessionsService } from '../sessions/sessions.service';
import { CreateCheckinDto } from './create-checkin.dto';
import { distanceInMetres } from './distance';
import { isLate } from './lateness';

/** Further than this from the site, a check-in is kept but marked. */
const FAR_AWAY_METRES = 250;

@Injectable()
export class CheckinsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly sessions: SessionsService,
  ) {}

  async create(checkin: CreateCheckinDto, key?: string) {
    const known = key
      ? await this.prisma.checkin.findUnique({ where: { key } })
      : null;
    if (known) {
      return known;
    }
    const session = await this.sessions.reservePlace(checkin.sessionId);
    const occurredAt = new Date(checkin.occurredAt);
    const metres = distanceInMetres(session, checkin);
    return this.prisma.checkin.create({
      data: {
        ...checkin,
        key,
        occurredAt,
        late: isLate(
          session.startsAt,
          occurredAt,
          readConfig(process.env).lateThresholdMinutes,
        ),
        farAway: metres !== undefined && metres > FAR_AWAY_METRES,
      },
    });
  }
}
