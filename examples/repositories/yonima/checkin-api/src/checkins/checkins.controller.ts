import { Body, Controller, Headers, Post } from '@nestjs/common';
import { CheckinsService } from './checkins.service';
import { CreateCheckinDto } from './create-checkin.dto';

@Controller('checkins')
export class CheckinsController {
  constructor(private readonly checkins: CheckinsService) {}

  @Post()
  create(
    @Body() checkin: CreateCheckinDto,
    @Headers('idempotency-key') key: string | undefined,
  ) {
    return this.checkins.create(checkin, key);
  }
}
